import type { RequestStory } from '../../commands/look'
import { Icon } from './icons'
import { Notice } from './notice'
import { PostButton } from './post-button'
import { ProofForms } from './proof-card'
import { Instant } from './time'

/** What the requester may do now. Where a proof is needed, it comes first and leads back here. */
export function RequestActions({ story }: { readonly story: RequestStory }) {
  const { request, isMine, proof, proofDemand } = story
  const { id, stage } = request
  const isUnproved = stage === 'approved' && proof === 'needed'
  const isPasskey = proofDemand?.accepts.includes('passkey') === true
  if (!isMine || (stage !== 'pending' && stage !== 'approved')) return null
  return (
    <div class="deciding">
      {story.unread && (
        <Notice tone="wait" title="New access waits for the identity provider">
          <p>
            {story.unread.provider} could not be read since <Instant at={story.unread.since} />, so
            that Hallpass does not know who has left. Your administrators have been told.
          </p>
        </Notice>
      )}
      {isUnproved && (
        <p class="muted small">
          {isPasskey
            ? 'This needs a fresh proof that it is you, so that nobody can use your session. It counts for five minutes.'
            : 'This needs a fresh sign-in, so that nobody can use your session. It counts for five minutes.'}
        </p>
      )}
      {isUnproved && isPasskey && (
        <ProofForms
          demand={proofDemand}
          path={`/requests/${id}/check-out`}
          typed={{}}
          returnTo={`/requests/${id}`}
          words="Check out"
        />
      )}
      <div class="actions thumb">
        {isUnproved && !isPasskey && (
          <PostButton
            action="/proofs"
            fields={{ subject: id, action: 'check-out', returnTo: `/requests/${id}` }}
          >
            <Icon name="lock" />
            Confirm it is you, then check out
          </PostButton>
        )}
        {stage === 'approved' && proof !== 'needed' && (
          <PostButton action={`/requests/${id}/check-out`}>
            <Icon name="key" />
            Check out now
          </PostButton>
        )}
        <PostButton
          action={`/requests/${id}/cancel`}
          variant="outline"
          confirm="Withdraw this request? It cannot be brought back."
        >
          Withdraw
        </PostButton>
      </div>
    </div>
  )
}
