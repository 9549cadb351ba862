import type { RequestRow } from '../../db/board'
import type { RequestStage } from '../../domain/resource/state'
import { StageBadge } from './badge'
import { durationWords } from './duration'
import { Instant, Left } from './time'

type Props = {
  readonly rows: readonly RequestRow[]
  readonly now: number
  readonly showRequester?: boolean
}

export function RequestRows({ rows, now, showRequester = false }: Props) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <div class="row-main">
            <a class="row-title" href={`/requests/${row.id}`}>
              {showRequester && `${row.requesterName}: `}
              {row.resourceName} <span class="of">as {row.accountName}</span>
            </a>
            <p class="small muted">
              {durationWords(row.durationSeconds)}, asked <Instant at={row.filedAt} />
              {row.deadlineAt !== null && row.isOpen && (
                <>
                  {row.stage === 'approved' ? '; check out within ' : '; decided within '}
                  <Left until={row.deadlineAt} now={now} />
                </>
              )}
            </p>
          </div>
          <StageBadge stage={row.stage as RequestStage} />
        </li>
      ))}
    </ul>
  )
}
