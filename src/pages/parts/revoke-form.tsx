import type { LeaseView } from '../../domain/resource/view'
import { useTexts } from '../texts'
import { AreaField, BLANK, type Draft } from './fields'

type Props = { readonly lease: LeaseView; readonly draft?: Draft }

/** Taking access back before its time; it says whose, and wants a reason. */
export function RevokeForm({ lease, draft = BLANK }: Props) {
  const texts = useTexts()
  const { account, holderName } = lease
  return (
    <form
      class="card form"
      method="post"
      action={`/leases/${lease.id}/revoke`}
      data-confirm={texts.lease.confirmRevoke(account.name, holderName)}
    >
      <h2>{texts.lease.takeBackNow}</h2>
      <AreaField
        draft={draft}
        name="reason"
        label={texts.parts.reason}
        hint={texts.lease.revokeHint(holderName)}
        rows={2}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="danger">
          {texts.lease.takeBack(account.name, holderName)}
        </button>
      </div>
    </form>
  )
}
