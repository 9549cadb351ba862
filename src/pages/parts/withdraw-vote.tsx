import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { AreaField, BLANK } from './fields'
import { Icon } from './icons'

/** Whoever said yes may take it back until the access is taken. */
export function WithdrawVote({ story: { request, hasVoted } }: { readonly story: RequestStory }) {
  const texts = useTexts()
  const isOpen = request.stage === 'pending' || request.stage === 'approved'
  if (!hasVoted || !isOpen) return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        {texts.request.takeApprovalBack}
      </summary>
      <form class="form" method="post" action={`/requests/${request.id}/withdraw-vote`}>
        <AreaField
          draft={BLANK}
          name="reason"
          label={texts.parts.reason}
          hint={texts.request.withdrawHint}
          rows={2}
          maxlength={2000}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="danger">
            {texts.request.takeItBack}
          </button>
        </div>
      </form>
    </details>
  )
}
