import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { Icon } from './icons'
import { Notice } from './notice'
import { PostButton } from './post-button'
import { ProofForms } from './proof-card'
import { Instant } from './time'

/** What the requester may do now. Where a proof is needed, it comes first and leads back here. */
export function RequestActions({ story }: { readonly story: RequestStory }) {
  const texts = useTexts()
  const { request, isMine, proof, proofDemand } = story
  const { id, stage } = request
  const isUnproved = stage === 'approved' && proof === 'needed'
  // While somebody else has it, waiting comes first; it may have become free since the page was made.
  const isOthers = story.held !== null && !story.queue?.offeredUntil
  const isPasskey = proofDemand?.accepts.includes('passkey') === true
  if (!isMine || (stage !== 'pending' && stage !== 'approved')) return null
  return (
    <div class="deciding">
      {story.unread && (
        <Notice tone="wait" title={texts.request.waitsForProvider}>
          <p>
            {texts.request.providerUnread(
              story.unread.provider,
              <Instant at={story.unread.since} />,
            )}
          </p>
        </Notice>
      )}
      {isUnproved && (
        <p class="muted small">
          {isPasskey ? texts.request.needsProof : texts.request.needsSignIn}
        </p>
      )}
      {isUnproved && isPasskey && (
        <ProofForms
          demand={proofDemand}
          path={`/requests/${id}/check-out`}
          typed={{}}
          returnTo={`/requests/${id}`}
          words={texts.request.checkOut}
        />
      )}
      <div class="actions thumb">
        {isUnproved && !isPasskey && (
          <PostButton
            action="/proofs"
            fields={{ subject: id, action: 'check-out', returnTo: `/requests/${id}` }}
          >
            <Icon name="lock" />
            {texts.request.confirmThenCheckOut}
          </PostButton>
        )}
        {stage === 'approved' && proof !== 'needed' && (
          <PostButton
            action={`/requests/${id}/check-out`}
            {...(isOthers ? { variant: 'outline' } : {})}
          >
            <Icon name="key" />
            {texts.request.checkOutNow}
          </PostButton>
        )}
        <PostButton
          action={`/requests/${id}/cancel`}
          variant="outline"
          confirm={texts.request.confirmWithdraw}
        >
          {texts.request.withdraw}
        </PostButton>
      </div>
    </div>
  )
}
