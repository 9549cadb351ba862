import { connectorOf } from '../connectors/registry'
import type { Page } from '../db/page'
import type { TaskRow } from '../db/tasks'
import { Empty } from './parts/empty'
import { AreaField, BLANK, TextField } from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { Instant } from './parts/time'
import { useTexts } from './texts'

type Props = {
  readonly tasks: Page<TaskRow>
  readonly query: Query
  readonly problem: Said | null
}

/** What this person is asked to do at targets that have no way in for programs. */
export function TasksPage({ tasks: { items, next }, query, problem }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head title={texts.shell.tasks} lead={texts.tasks.lead} />
      <ProblemNotice problem={problem} />
      {items.length === 0 && (
        <Empty title={texts.tasks.nothing}>
          <p>{texts.tasks.nothingWhy}</p>
        </Empty>
      )}
      <div class="stack">
        {items.map((row) => (
          <Task row={row} />
        ))}
      </div>
      <Pager path="/tasks" query={query} next={next} />
    </div>
  )
}

function Task({ row }: { readonly row: TaskRow }) {
  const texts = useTexts()
  const { leaseId, verb, holderName, resourceName, accountName, instructions } = row
  const sentence = verb === 'grant' ? texts.tasks.openFor : texts.tasks.closeFor
  return (
    <article class="card" aria-labelledby={`${leaseId}-title`}>
      <h2 id={`${leaseId}-title`}>
        {sentence(resourceName, <span class="of">{texts.parts.as(accountName)}</span>, holderName)}
      </h2>
      <p class="muted">{texts.tasks.asked(<Instant at={row.openedAt} />)}</p>
      <p class="quote order">{instructions}</p>
      <form class="form" method="post" action={`/tasks/${leaseId}/${verb}`}>
        <AreaField
          draft={{ ...BLANK, scope: leaseId }}
          name="note"
          label={texts.tasks.whatYouDid}
          hint={texts.tasks.whatYouDidHint}
          rows={2}
          maxlength={2000}
          required
        />
        {verb === 'revoke' && connectorOf(row.connectorKind ?? '')?.keepsSecret && (
          <TextField
            draft={{ ...BLANK, scope: leaseId }}
            name="secret"
            type="password"
            label={texts.tasks.newSecret}
            hint={texts.tasks.newSecretHint}
          />
        )}
        <div class="actions thumb">
          <button type="submit" class="btn">
            {texts.tasks.isDone}
          </button>
        </div>
      </form>
    </article>
  )
}
