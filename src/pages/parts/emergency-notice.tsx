import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { AreaField, type Draft } from './fields'
import { Notice } from './notice'
import { Instant } from './time'

type Props = { readonly story: RequestStory; readonly draft: Draft }

/** That nobody approved it, who had to give way, and what came of the review that it owes. */
export function EmergencyNotice({ story, draft }: Props) {
  const texts = useTexts()
  const { request, mayReview } = story
  const { breakGlass } = request
  if (!breakGlass) return null
  const { revoked, review, reviewBy, isOverdue } = breakGlass
  const names = revoked.map(({ holderName }) => holderName).join(', ')
  return (
    <Notice tone={review ? 'info' : 'wait'} title={texts.request.isEmergency}>
      {names && <p>{texts.request.wasRevoked(names)}</p>}
      {review ? (
        <>
          <p>{texts.request.signedReview(review.byName, <Instant at={review.at} />)}</p>
          <blockquote class="prose">{review.words}</blockquote>
        </>
      ) : (
        <p>
          {isOverdue
            ? texts.request.reviewOverdue(<Instant at={reviewBy} />)
            : texts.request.reviewOwed(<Instant at={reviewBy} />)}{' '}
          {texts.request.noMoreGlass(request.requesterName, request.resourceName)}
        </p>
      )}
      {mayReview && (
        <form class="form" method="post" action={`/requests/${request.id}/review`}>
          <AreaField
            draft={draft}
            name="words"
            label={texts.request.findings}
            hint={texts.request.findingsHint}
            maxlength={2000}
            required
          />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.request.signReview}
            </button>
          </div>
        </form>
      )}
    </Notice>
  )
}
