import type { RequestId } from '../../domain/ids'
import { AreaField, BLANK, type Draft, TextField } from './fields'
import { Icon } from './icons'

type Props = {
  readonly requestId: RequestId
  /** Where the decision is made, and where it leads back to. */
  readonly from: 'waiting' | 'request'
  readonly draft?: Draft
  readonly isRejecting?: boolean
}

/** Yes with a comment if wanted, no with a reason: one beside the other, both a POST. */
export function Deciding({ requestId, from, draft = BLANK, isRejecting = false }: Props) {
  const yes = { ...(isRejecting ? BLANK : draft), scope: requestId }
  const no = { ...(isRejecting ? draft : BLANK), scope: requestId }
  return (
    <div class="deciding choosing">
      <form class="form yes" method="post" action={`/requests/${requestId}/approve`}>
        <input type="hidden" name="from" value={from} />
        <TextField draft={yes} name="comment" label="Comment" maxlength={2000} />
        <TextField
          draft={yes}
          name="shorter"
          label="For a shorter time"
          hint="Such as 30 min. Left empty: as long as was asked."
        />
        <button type="submit" class="btn" data-key="a">
          <Icon name="check" />
          Approve
        </button>
      </form>
      <details class="no" open={isRejecting}>
        <summary class="btn" data-variant="outline" data-key="r">
          <span class="shows">
            <Icon name="cross" />
            Reject instead
          </span>
          <span class="hides">
            <Icon name="left" />
            Back
          </span>
        </summary>
        <form class="form" method="post" action={`/requests/${requestId}/reject`}>
          <input type="hidden" name="from" value={from} />
          <AreaField
            draft={no}
            name="reason"
            label="Reason"
            hint="The requester reads this."
            rows={2}
            maxlength={2000}
            required
          />
          <button type="submit" class="btn" data-variant="danger">
            Reject
          </button>
        </form>
      </details>
    </div>
  )
}
