import type { Preview } from '../../commands/preview'
import { problemOf } from '../../http/problem'
import { type Draft, TextField } from '../parts/fields'
import { Notice } from '../parts/notice'
import { PreviewTold } from '../parts/preview-card'

export type EvaluatorProps = { readonly draft: Draft; readonly preview: Preview | null }

/** What would happen if: the same function that decides when somebody asks. */
export function Evaluator({ draft, preview }: EvaluatorProps) {
  return (
    <aside class="card stack" aria-labelledby="evaluator-title">
      <h2 id="evaluator-title">What would happen if…</h2>
      <form class="form" method="get" action="/admin/policies">
        <TextField
          draft={draft}
          name="person"
          label="Person or machine"
          placeholder="Name or e-mail"
          required
        />
        <TextField draft={draft} name="resource" label="Resource" placeholder="prod-db" required />
        <TextField draft={draft} name="account" label="Account" placeholder="admin" required />
        <TextField draft={draft} name="duration" label="Duration" placeholder="2 h" />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            Try it
          </button>
        </div>
      </form>
      {preview && <Outcome preview={preview} />}
    </aside>
  )
}

function Outcome({ preview }: { readonly preview: Preview }) {
  const { refusal, policy, others } = preview
  const problem = refusal && problemOf(refusal)
  return (
    <div class="stack">
      {problem ? (
        <Notice tone="bad" title={problem.title}>
          <p>{problem.detail}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={`They may ask, under “${policy?.name ?? ''}”`} />
      )}
      <PreviewTold preview={preview} asker="they" />
      {others.length > 0 && (
        <>
          <h3>Why not the others</h3>
          <ul class="bullets small muted">
            {others.map(({ name, sentences }) => (
              <li>
                {name}: {sentences.join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
