import type { LeaseView } from '../../domain/resource/view'
import { BLANK, TextField } from './fields'
import { Icon } from './icons'
import { Notice } from './notice'

type Props = { readonly lease: LeaseView; readonly isMine: boolean }

/** The holder gives it up in favour of somebody who has an approved request for the same. */
export function HandOver({ lease, isMine }: Props) {
  if (lease.handedTo)
    return (
      <Notice tone="info" title={`Handed over to ${lease.handedTo.name}`}>
        <p>
          They can take it once the target was read back as closed for
          {isMine ? ' you' : ` ${lease.holderName}`}.
        </p>
      </Notice>
    )
  if (!isMine || lease.phase !== 'active') return null
  return (
    <details class="more">
      <summary>
        <Icon name="right" size={14} />
        Hand it over to somebody
      </summary>
      <form class="form" method="post" action={`/leases/${lease.id}/hand-over`}>
        <TextField
          draft={BLANK}
          name="to"
          label="To whom"
          hint="By name or e-mail address. They need an approved request for the same. Your access ends first."
          maxlength={200}
          required
        />
        <div class="actions">
          <button type="submit" class="btn" data-variant="outline">
            Hand it over
          </button>
        </div>
      </form>
    </details>
  )
}
