import type { Preview } from '../../commands/preview'
import { needAt } from '../../domain/policy/proof-need'
import type { Texts } from '../../texts/english'
import { useTexts } from '../texts'

/** Who will be asked, under which policy and why, in the words of the rules themselves. */
export function PreviewCard({ preview }: { readonly preview: Preview | null }) {
  const texts = useTexts()
  return (
    <aside class="card stack" id="preview" aria-labelledby="preview-title" aria-live="polite">
      <h2 id="preview-title">{texts.ask.whatWillHappen}</h2>
      {preview ? (
        <PreviewTold preview={preview} asker="you" />
      ) : (
        <p class="muted">{texts.ask.chooseAccount}</p>
      )}
    </aside>
  )
}

type ToldProps = { readonly preview: Preview; readonly asker: 'you' | 'they' }

export function PreviewTold({ preview: { policy, sentences, steps }, asker }: ToldProps) {
  const texts = useTexts()
  return (
    <>
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step) => (
            <li data-state="next">
              <span class="step-dot" />
              <h3>{step.name}</h3>
              <p class="small">{namesOf(texts, step)}</p>
            </li>
          ))}
          <li data-state="next">
            <span class="step-dot" />
            <h3>{asker === 'you' ? texts.ask.youCheckOut : texts.ask.theyCheckOut}</h3>
            {policy && <p class="small">{untilWords(texts, policy.terms, asker)}</p>}
          </li>
        </ol>
      )}
      <ul class="bullets small muted">
        {sentences.map((sentence) => (
          <li>{texts.told(sentence)}</li>
        ))}
      </ul>
    </>
  )
}

function namesOf({ ask, request }: Texts, step: Preview['steps'][number]): string {
  const { couldApproveNow, quorum, total } = step
  if (total === 0) return ask.nobodyCould
  const shown = couldApproveNow.slice(0, 6).map(({ displayName }) => displayName)
  const names = request.names(shown.join(', '), total - shown.length)
  return total === 1 ? names : ask.someOf(quorum, names)
}

type Terms = NonNullable<Preview['policy']>['terms']

function untilWords(texts: Texts, terms: Terms, asker: ToldProps['asker']): string {
  const within = texts.duration(terms.unusedSeconds)
  if (needAt(terms.mfa, 'checkOut') === 'none') return texts.ask.within(within)
  return asker === 'you' ? texts.ask.withinProvedByYou(within) : texts.ask.withinProved(within)
}
