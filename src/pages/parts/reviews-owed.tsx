import type { RequestRow } from '../../db/board'
import { Left } from './time'

/** What somebody took in an emergency and nobody has looked at yet. */
export function ReviewsOwed({
  rows,
  now,
}: {
  readonly rows: readonly RequestRow[]
  readonly now: number
}) {
  if (rows.length === 0) return null
  return (
    <section class="card" aria-labelledby="reviews">
      <h2 id="reviews">Reviews of emergencies</h2>
      <ul class="rows">
        {rows.map(({ id, requesterName, resourceName, accountName, isOpen, reviewBy }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/requests/${id}`}>
                {requesterName}: {resourceName} <span class="of">as {accountName}</span>
              </a>
              <p class="small muted">
                {isOpen ? 'Not over yet; its review is owed within ' : 'Its review is owed within '}
                {reviewBy !== null && reviewBy > now ? (
                  <Left until={reviewBy} now={now} />
                ) : (
                  'no time: it is overdue'
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
