import type { MoreTimeOffer } from '../../commands/more-time'
import type { LeaseView } from '../../domain/resource/view'
import { useTexts } from '../texts'
import { AreaField, BLANK, type Draft, TextField } from './fields'
import { PostButton } from './post-button'
import { Instant } from './time'

type Props = {
  readonly lease: LeaseView
  readonly offer: MoreTimeOffer | null
  readonly draft?: Draft
}

/** More time on what is held: asked for here, without giving anything back in between. */
export function MoreTime({ lease, offer, draft = BLANK }: Props) {
  const texts = useTexts()
  const { id, requestId, phase, endsAt, endsAtTarget } = lease
  const isBehind = phase === 'active' && endsAtTarget !== null && endsAtTarget < endsAt
  if (!offer && !isBehind) return null
  const isUnproved = offer?.proof.state === 'needed' && isOnlyAtProvider(offer.proof)
  return (
    <section class="card form" aria-labelledby="more-time">
      <h2 id="more-time">{texts.lease.moreTime}</h2>
      {isBehind && <p>{texts.lease.stillCloses(<Instant at={endsAtTarget} />)}</p>}
      {offer?.pending && (
        <p>
          {texts.lease.askedForMore((words) => (
            <a href={`/requests/${offer.pending}`}>{words}</a>
          ))}
        </p>
      )}
      {offer && !offer.pending && isUnproved && (
        <PostButton
          action="/proofs"
          variant="outline"
          fields={{ subject: requestId, action: 'extend', returnTo: `/leases/${id}` }}
        >
          {texts.lease.confirmThenMore}
        </PostButton>
      )}
      {offer && !offer.pending && !isUnproved && (
        <MoreTimeForm leaseId={id} offer={offer} draft={draft} />
      )}
    </section>
  )
}

/** Where a passkey would do as well, it is asked for when the form is sent. */
function isOnlyAtProvider({ demand }: MoreTimeOffer['proof']): boolean {
  return demand?.accepts.includes('passkey') === false
}

type FormProps = {
  readonly leaseId: LeaseView['id']
  readonly offer: MoreTimeOffer
  readonly draft: Draft
}

function MoreTimeForm({ leaseId, offer, draft }: FormProps) {
  const texts = useTexts()
  return (
    <form class="form" method="post" action={`/leases/${leaseId}/extend`}>
      <p class="muted small">
        {texts.lease.canLastUntil(<Instant at={offer.latestEnd} />)}{' '}
        {offer.steps === 0 ? texts.lease.atOnce : texts.lease.somebodyAgrees}
      </p>
      <TextField
        draft={draft}
        name="more"
        label={texts.lease.howMuchLonger}
        hint={texts.lease.howMuchHint}
        required
      />
      <AreaField
        draft={draft}
        name="justification"
        label={texts.lease.whyLonger}
        hint={texts.lease.isKept}
        rows={2}
        maxlength={2000}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="outline">
          {texts.lease.askForMore}
        </button>
      </div>
    </form>
  )
}
