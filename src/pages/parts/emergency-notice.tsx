import type { RequestStory } from '../../commands/look'
import { AreaField, type Draft } from './fields'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly story: RequestStory; readonly draft: Draft }

/** That nobody approved it, who had to give way, and what came of the review that it owes. */
export function EmergencyNotice({ story, draft }: Props) {
  const { request, mayReview } = story
  const { breakGlass } = request
  if (!breakGlass) return null
  const { revoked, review, reviewBy, isOverdue } = breakGlass
  const names = revoked.map(({ holderName }) => holderName).join(', ')
  return (
    <Notice tone={review ? 'info' : 'wait'} title="This is an emergency: nobody approved it">
      {names && <p>{names} held it and was revoked for that.</p>}
      {review ? (
        <>
          <p>
            {review.byName} signed the review <Instant at={review.at} />:
          </p>
          <blockquote class="prose">{review.words}</blockquote>
        </>
      ) : (
        <p>
          {isOverdue ? 'Its review is overdue. It was owed by ' : 'Its review is owed by '}
          <Instant at={reviewBy} />. Until somebody else has signed it, {request.requesterName}{' '}
          cannot break glass on {request.resourceName} again.
        </p>
      )}
      {mayReview && (
        <form class="form" method="post" action={`/requests/${request.id}/review`}>
          <AreaField
            draft={draft}
            name="words"
            label="What have you found?"
            hint="Look at the reason above and at what was done. It is kept, and the person reads it."
            maxlength={2000}
            required
          />
          <div class="actions">
            <button type="submit" class="btn">
              Sign the review
            </button>
          </div>
        </form>
      )}
    </Notice>
  )
}
