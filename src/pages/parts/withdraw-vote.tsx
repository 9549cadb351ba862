import type { RequestStory } from '../../commands/look'
import { AreaField, BLANK } from './fields'
import { Icon } from './icons'

/** Whoever said yes may take it back until the access is taken. */
export function WithdrawVote({ story: { request, hasVoted } }: { readonly story: RequestStory }) {
  const isOpen = request.stage === 'pending' || request.stage === 'approved'
  if (!hasVoted || !isOpen) return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        Take your approval back
      </summary>
      <form class="form" method="post" action={`/requests/${request.id}/withdraw-vote`}>
        <AreaField
          draft={BLANK}
          name="reason"
          label="Reason"
          hint="It is kept, and the step is asked again."
          rows={2}
          maxlength={2000}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="danger">
            Take it back
          </button>
        </div>
      </form>
    </details>
  )
}
