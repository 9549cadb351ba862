import type { RequestStory } from '../../commands/look'
import { AreaField, BLANK, TextField } from './fields'
import { Icon } from './icons'

/** An administrator gives the open step to one of those whom the policy lets answer it. */
export function Reassigning({ story: { request, mayReassign } }: { readonly story: RequestStory }) {
  if (!mayReassign) return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        Give the decision to somebody
      </summary>
      <form class="form" method="post" action={`/requests/${request.id}/reassign`}>
        <TextField
          draft={BLANK}
          name="to"
          label="To whom"
          hint="By name or e-mail address. The policy has to name them in this step or in a ring of it."
          maxlength={200}
          required
        />
        <AreaField draft={BLANK} name="reason" label="Reason" rows={2} maxlength={2000} required />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            Give it to them
          </button>
        </div>
      </form>
    </details>
  )
}
