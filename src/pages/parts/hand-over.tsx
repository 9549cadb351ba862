import type { LeaseView } from '../../domain/resource/view'
import { useTexts } from '../texts'
import { BLANK, TextField } from './fields'
import { Icon } from './icons'
import { Notice } from './notice'

type Props = { readonly lease: LeaseView; readonly isMine: boolean }

/** The holder gives it up in favour of somebody who has an approved request for the same. */
export function HandOver({ lease, isMine }: Props) {
  const texts = useTexts()
  if (lease.handedTo)
    return (
      <Notice tone="info" title={texts.lease.handedOverTo(lease.handedTo.name)}>
        <p>{isMine ? texts.lease.onceClosedForYou : texts.lease.onceClosedFor(lease.holderName)}</p>
      </Notice>
    )
  if (!isMine || lease.phase !== 'active') return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        {texts.lease.handOverTo}
      </summary>
      <form class="form" method="post" action={`/leases/${lease.id}/hand-over`}>
        <TextField
          draft={BLANK}
          name="to"
          label={texts.request.toWhom}
          hint={texts.lease.handOverHint}
          maxlength={200}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            {texts.lease.handOver}
          </button>
        </div>
      </form>
    </details>
  )
}
