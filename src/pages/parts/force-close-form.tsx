import type { LeaseView } from '../../domain/resource/view'
import { AreaField, BLANK, type Draft } from './fields'
import { Instant } from './time'

type Props = { readonly lease: LeaseView; readonly draft?: Draft }

/** For a target that stays out of reach: two administrators may let others in, and answer for it. */
export function ForceCloseForm({ lease, draft = BLANK }: Props) {
  const { id, account, holderName, forceClose } = lease
  const isSecond = forceClose !== null && forceClose.secondName === null
  return (
    <form
      class="card form"
      method="post"
      action={`/leases/${id}/force-close`}
      data-confirm={`Take the lock away although ${account.name} may still be open at the target?`}
    >
      <h2>Take the lock away</h2>
      <p>
        The target could not be confirmed clean. Two administrators together may let others check
        out all the same, within an hour of each other. What {holderName} had may still be open;
        Hallpass goes on taking it away.
      </p>
      {isSecond && (
        <p class="alert" data-tone="info">
          {forceClose.byName} asked for this on <Instant at={forceClose.at} />: “{forceClose.reason}
          ”. Somebody else has to agree.
        </p>
      )}
      <AreaField
        draft={draft}
        name="reason"
        label="Reason"
        hint="How you know that it is safe. It is kept, and all administrators are told."
        rows={2}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="danger">
          {isSecond ? 'Agree, and take the lock away' : 'Ask for a second administrator'}
        </button>
      </div>
    </form>
  )
}
