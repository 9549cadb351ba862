import type { LeaseView } from '../../domain/resource/view'
import { useTexts } from '../texts'
import { AreaField, BLANK, type Draft } from './fields'
import { Instant } from './time'

type Props = { readonly lease: LeaseView; readonly draft?: Draft }

/** For a target that stays out of reach: two administrators may let others in, and answer for it. */
export function ForceCloseForm({ lease, draft = BLANK }: Props) {
  const texts = useTexts()
  const { id, account, holderName, forceClose } = lease
  const isSecond = forceClose !== null && forceClose.secondName === null
  return (
    <form
      class="card form"
      method="post"
      action={`/leases/${id}/force-close`}
      data-confirm={texts.lease.confirmForce(account.name)}
    >
      <h2>{texts.lease.takeLockAway}</h2>
      <p>{texts.lease.forceTerms(holderName)}</p>
      {isSecond && (
        <p class="alert" data-tone="info">
          {texts.lease.secondAsked(
            forceClose.byName,
            <Instant at={forceClose.at} />,
            forceClose.reason,
          )}
        </p>
      )}
      <AreaField
        draft={draft}
        name="reason"
        label={texts.parts.reason}
        hint={texts.lease.forceHint}
        rows={2}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="danger">
          {isSecond ? texts.lease.agreeToForce : texts.lease.askForSecond}
        </button>
      </div>
    </form>
  )
}
