import type { RequestStory } from '../../commands/look'
import { ownerOf } from '../../domain/ids'
import { askAgainAddress } from './ask-again'
import { Icon } from './icons'
import { PostButton } from './post-button'

/** What the requester may do now. Where a proof is needed, it comes first and leads back here. */
export function RequestActions({ story }: { readonly story: RequestStory }) {
  const { request, isMine, proof } = story
  const { id, stage } = request
  if (isMine && request.settled) return <Again request={request} />
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

/** The same once more: with the account and the duration filled in, and a reason of its own. */
function Again({ request }: Pick<RequestStory, 'request'>) {
  const { id, account, durationSeconds } = request
  const wish = { resourceId: ownerOf(id), accountId: account.id, durationSeconds }
  return (
    <div class="deciding">
      <div class="actions">
        <a class="btn" data-variant="outline" href={askAgainAddress(wish)}>
          <Icon name="again" />
          Ask again
        </a>
      </div>
    </div>
  )
}
