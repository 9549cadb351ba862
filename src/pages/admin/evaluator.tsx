import type { Preview } from '../../commands/preview'
import { type Draft, TextField } from '../parts/fields'
import { Notice } from '../parts/notice'
import { PreviewTold } from '../parts/preview-card'
import { problemIn } from '../parts/problems'
import { useTexts } from '../texts'

export type EvaluatorProps = { readonly draft: Draft; readonly preview: Preview | null }

/** What would happen if: the same function that decides when somebody asks. */
export function Evaluator({ draft, preview }: EvaluatorProps) {
  const texts = useTexts()
  return (
    <aside class="card stack" aria-labelledby="evaluator-title">
      <h2 id="evaluator-title">{texts.policies.whatIf}</h2>
      <form class="form" method="get" action="/admin/policies">
        <TextField
          draft={draft}
          name="person"
          label={texts.policies.personOrMachine}
          placeholder={texts.history.personHint}
          required
        />
        <TextField
          draft={draft}
          name="resource"
          label={texts.history.resource}
          placeholder="prod-db"
          required
        />
        <TextField
          draft={draft}
          name="account"
          label={texts.ask.account}
          placeholder="admin"
          required
        />
        <TextField
          draft={draft}
          name="duration"
          label={texts.policies.duration}
          placeholder="2 h"
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            {texts.policies.try}
          </button>
        </div>
      </form>
      {preview && <Outcome preview={preview} />}
    </aside>
  )
}

/** Nobody reads through more; the API says it of every one. */
const MOST_SHOWN = 50

function Outcome({ preview }: { readonly preview: Preview }) {
  const texts = useTexts()
  const { refusal, policy, others, leftOut } = preview
  const problem = refusal && problemIn(texts, refusal)
  return (
    <div class="stack">
      {problem ? (
        <Notice tone="bad" title={texts.told(problem.title)}>
          <p>{texts.told(problem.detail)}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={texts.policies.mayAsk(policy?.name ?? '')} />
      )}
      <PreviewTold preview={preview} asker="they" />
      {others.length + leftOut > 0 && (
        <>
          <h3>{texts.policies.whyNotOthers}</h3>
          <ul class="bullets small muted">
            {others.slice(0, MOST_SHOWN).map(({ name, sentences }) => (
              <li>
                {name}: {sentences.map(texts.told).join(' ')}
              </li>
            ))}
            {others.length > MOST_SHOWN && (
              <li>{texts.policies.moreForResource(others.length - MOST_SHOWN)}</li>
            )}
            {leftOut > 0 && <li>{texts.policies.forOtherResources(leftOut)}</li>}
          </ul>
        </>
      )}
    </div>
  )
}
