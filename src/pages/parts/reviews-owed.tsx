import type { RequestRow } from '../../db/board'
import { useTexts } from '../texts'
import { Left } from './time'

/** What somebody took in an emergency and nobody has looked at yet. */
export function ReviewsOwed({
  rows,
  now,
}: {
  readonly rows: readonly RequestRow[]
  readonly now: number
}) {
  const texts = useTexts()
  if (rows.length === 0) return null
  return (
    <section class="card" aria-labelledby="reviews">
      <h2 id="reviews">{texts.waiting.reviews}</h2>
      <ul class="rows">
        {rows.map(({ id, requesterName, resourceName, accountName, isOpen, reviewBy }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/requests/${id}`}>
                {requesterName}: {resourceName}{' '}
                <span class="of">{texts.parts.as(accountName)}</span>
              </a>
              <p class="small muted">
                {isOpen && `${texts.request.notOverYet} `}
                {reviewBy !== null && reviewBy > now
                  ? texts.request.reviewWithin(<Left until={reviewBy} now={now} />)
                  : texts.request.reviewIsOverdue}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
