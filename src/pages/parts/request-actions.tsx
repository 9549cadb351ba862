import type { RequestStory } from '../../commands/look'
import { Icon } from './icons'
import { PostButton } from './post-button'

/** What the requester may do now. Where a proof is needed, it comes first and leads back here. */
export function RequestActions({ story }: { readonly story: RequestStory }) {
  const { request, isMine, proof } = story
  const { id, stage } = request
  if (!isMine || (stage !== 'pending' && stage !== 'approved')) return null
  return (
    <div class="deciding">
      {stage === 'approved' && proof === 'needed' && (
        <p class="muted small">
          This needs a fresh sign-in, so that nobody can use your session. It counts for five
          minutes.
        </p>
      )}
      <div class="actions thumb">
        {stage === 'approved' && proof === 'needed' && (
          <PostButton
            action="/proofs"
            fields={{ requestId: id, action: 'check-out', returnTo: `/requests/${id}` }}
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
