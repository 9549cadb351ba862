import { connectorOf } from '../connectors/registry'
import type { TaskRow } from '../db/tasks'
import { Empty } from './parts/empty'
import { AreaField, BLANK, TextField } from './parts/fields'
import { Head } from './parts/head'
import { ProblemNotice, type Said } from './parts/notice'
import { Instant } from './parts/time'

type Props = { readonly rows: readonly TaskRow[]; readonly problem: Said | null }

/** What this person is asked to do at targets that have no way in for programs. */
export function TasksPage({ rows, problem }: Props) {
  return (
    <div class="narrow">
      <Head title="Tasks" lead="Do it at the target first, and confirm it here then." />
      <ProblemNotice problem={problem} />
      {rows.length === 0 && (
        <Empty title="Nothing is asked of you">
          <p>You get a mail when a target has to be opened or closed by hand.</p>
        </Empty>
      )}
      <div class="stack">
        {rows.map((row) => (
          <Task row={row} />
        ))}
      </div>
    </div>
  )
}

function Task({ row }: { readonly row: TaskRow }) {
  const { leaseId, verb, holderName, resourceName, accountName, instructions } = row
  const what = verb === 'grant' ? 'Open' : 'Close'
  return (
    <article class="card" aria-labelledby={`${leaseId}-title`}>
      <h2 id={`${leaseId}-title`}>
        {what} {resourceName} <span class="of">as {accountName}</span> for {holderName}
      </h2>
      <p class="muted">
        Asked <Instant at={row.openedAt} />
      </p>
      <p class="quote order">{instructions}</p>
      <form class="form" method="post" action={`/tasks/${leaseId}/${verb}`}>
        <AreaField
          draft={{ ...BLANK, scope: leaseId }}
          name="note"
          label="What you did"
          hint="It is kept as the evidence."
          rows={2}
          maxlength={2000}
          required
        />
        {verb === 'revoke' && connectorOf(row.connectorKind ?? '')?.keepsSecret && (
          <TextField
            draft={{ ...BLANK, scope: leaseId }}
            name="secret"
            type="password"
            label="The new secret"
            hint="What it is from now on. Empty only where it has been stored already."
          />
        )}
        <div class="actions thumb">
          <button type="submit" class="btn">
            It is done
          </button>
        </div>
      </form>
    </article>
  )
}
