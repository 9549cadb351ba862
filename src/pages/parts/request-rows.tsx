import type { RequestLine } from '../../db/board'
import type { RequestStage } from '../../domain/resource/state'
import { useTexts } from '../texts'
import { StageBadge } from './badge'
import { Instant, Left } from './time'

type Props = {
  readonly rows: readonly RequestLine[]
  readonly now: number
  readonly showRequester?: boolean
}

export function RequestRows({ rows, now, showRequester = false }: Props) {
  const texts = useTexts()
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <div class="row-main">
            <a class="row-title" href={`/requests/${row.id}`}>
              {showRequester && `${row.requesterName}: `}
              {row.resourceName} <span class="of">{texts.parts.as(row.accountName)}</span>
            </a>
            <p class="small muted">
              {texts.request.askedFor(
                texts.duration(row.durationSeconds),
                <Instant at={row.filedAt} />,
              )}
              {row.deadlineAt !== null && row.isOpen && (
                <>
                  ;{' '}
                  {row.stage === 'approved'
                    ? texts.request.checkOutWithin(<Left until={row.deadlineAt} now={now} />)
                    : texts.request.decidedWithin(<Left until={row.deadlineAt} now={now} />)}
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
