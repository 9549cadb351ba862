import type { Preview } from '../../commands/preview'
import { needAt } from '../../domain/policy/proof-need'
import { durationWords } from './duration'

/** Who will be asked, under which policy and why, in the words of the rules themselves. */
export function PreviewCard({ preview }: { readonly preview: Preview | null }) {
  return (
    <aside class="card stack" id="preview" aria-labelledby="preview-title" aria-live="polite">
      <h2 id="preview-title">What will happen</h2>
      {preview ? (
        <PreviewTold preview={preview} asker="You" />
      ) : (
        <p class="muted">Choose an account first.</p>
      )}
    </aside>
  )
}

type ToldProps = { readonly preview: Preview; readonly asker: 'You' | 'They' }

export function PreviewTold({ preview: { policy, sentences, steps }, asker }: ToldProps) {
  return (
    <>
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step) => (
            <li data-state="next">
              <span class="step-dot" />
              <h3>{step.name}</h3>
              <p class="small">{namesOf(step)}</p>
            </li>
          ))}
          <li data-state="next">
            <span class="step-dot" />
            <h3>{asker} check out</h3>
            {policy && <p class="small">{untilWords(policy.terms, asker)}</p>}
          </li>
        </ol>
      )}
      <ul class="bullets small muted">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function namesOf({ couldApproveNow, quorum, total }: Preview['steps'][number]): string {
  if (total === 0) return 'Nobody could approve this now.'
  const shown = couldApproveNow.slice(0, 6).map(({ displayName }) => displayName)
  const names = shown.join(', ') + (total > shown.length ? ` and ${total - shown.length} more` : '')
  if (total === 1) return names
  return `${quorum === 1 ? 'One' : quorum} of ${names}`
}

type Terms = NonNullable<Preview['policy']>['terms']

function untilWords({ unusedSeconds, mfa }: Terms, asker: ToldProps['asker']): string {
  const self = asker === 'You' ? 'you' : 'them'
  const proof = needAt(mfa, 'checkOut') !== 'none' ? `, after confirming that it is ${self}` : ''
  return `Within ${durationWords(unusedSeconds)} of the last approval${proof}.`
}
