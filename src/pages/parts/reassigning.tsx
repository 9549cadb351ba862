import type { RequestStory } from '../../commands/look'
import { useTexts } from '../texts'
import { AreaField, BLANK, TextField } from './fields'
import { Icon } from './icons'

/** An administrator gives the open step to one of those whom the policy lets answer it. */
export function Reassigning({ story: { request, mayReassign } }: { readonly story: RequestStory }) {
  const texts = useTexts()
  if (!mayReassign) return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        {texts.request.giveDecision}
      </summary>
      <form class="form" method="post" action={`/requests/${request.id}/reassign`}>
        <TextField
          draft={BLANK}
          name="to"
          label={texts.request.toWhom}
          hint={texts.request.toWhomHint}
          maxlength={200}
          required
        />
        <AreaField
          draft={BLANK}
          name="reason"
          label={texts.parts.reason}
          rows={2}
          maxlength={2000}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            {texts.request.giveIt}
          </button>
        </div>
      </form>
    </details>
  )
}
