import type { RequestId } from '../../domain/ids'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  const yes = { ...(isRejecting ? BLANK : draft), scope: requestId }
  const no = { ...(isRejecting ? draft : BLANK), scope: requestId }
  return (
    <div class="deciding choosing">
      <form class="form yes" method="post" action={`/requests/${requestId}/approve`}>
        <input type="hidden" name="from" value={from} />
        <TextField draft={yes} name="comment" label={texts.request.comment} maxlength={2000} />
        <TextField
          draft={yes}
          name="shorter"
          label={texts.request.shorter}
          hint={texts.request.shorterHint}
        />
        <button type="submit" class="btn" data-key="a">
          <Icon name="check" />
          {texts.request.approve}
        </button>
      </form>
      <details class="no" open={isRejecting}>
        <summary class="btn" data-variant="outline" data-key="r">
          <span class="shows">
            <Icon name="cross" />
            {texts.request.rejectInstead}
          </span>
          <span class="hides">
            <Icon name="left" />
            {texts.parts.back}
          </span>
        </summary>
        <form class="form" method="post" action={`/requests/${requestId}/reject`}>
          <input type="hidden" name="from" value={from} />
          <AreaField
            draft={no}
            name="reason"
            label={texts.parts.reason}
            hint={texts.request.reasonHint}
            rows={2}
            maxlength={2000}
            required
          />
          <button type="submit" class="btn" data-variant="danger">
            {texts.request.reject}
          </button>
        </form>
      </details>
    </div>
  )
}
