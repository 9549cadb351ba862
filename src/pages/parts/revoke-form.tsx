import type { LeaseView } from '../../domain/resource/view'
import { AreaField, BLANK, type Draft } from './fields'

type Props = { readonly lease: LeaseView; readonly draft?: Draft }

/** Taking access back before its time; it says whose, and wants a reason. */
export function RevokeForm({ lease, draft = BLANK }: Props) {
  const what = `${lease.account.name} of ${lease.holderName}`
  return (
    <form
      class="card form"
      method="post"
      action={`/leases/${lease.id}/revoke`}
      data-confirm={`Take ${what} back now?`}
    >
      <h2>Take it back now</h2>
      <AreaField
        draft={draft}
        name="reason"
        label="Reason"
        hint={`${lease.holderName} reads this, and it is kept.`}
        rows={2}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="danger">
          Take back {what}
        </button>
      </div>
    </form>
  )
}
