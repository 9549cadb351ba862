import type { MoreTimeOffer } from '../../commands/more-time'
import type { LeaseView } from '../../domain/resource/view'
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
  const { id, requestId, phase, endsAt, endsAtTarget } = lease
  const isBehind = phase === 'active' && endsAtTarget !== null && endsAtTarget < endsAt
  if (!offer && !isBehind) return null
  const isUnproved = offer?.proof.state === 'needed' && isOnlyAtProvider(offer.proof)
  return (
    <section class="card form" aria-labelledby="more-time">
      <h2 id="more-time">More time</h2>
      {isBehind && (
        <p>
          The target still closes <Instant at={endsAtTarget} />; it is being told of the later end.
        </p>
      )}
      {offer?.pending && (
        <p>
          You have asked for more time. <a href={`/requests/${offer.pending}`}>See the request</a>
        </p>
      )}
      {offer && !offer.pending && isUnproved && (
        <PostButton
          action="/proofs"
          variant="outline"
          fields={{ subject: requestId, action: 'extend', returnTo: `/leases/${id}` }}
        >
          Confirm it is you, then ask for more time
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
  return (
    <form class="form" method="post" action={`/leases/${leaseId}/extend`}>
      <p class="muted small">
        It can last until <Instant at={offer.latestEnd} /> at the latest.{' '}
        {offer.steps === 0 ? 'You get it at once.' : 'Somebody has to agree first.'}
      </p>
      <TextField
        draft={draft}
        name="more"
        label="How much longer?"
        hint="A number and a unit, such as 30 min or 1 h."
        required
      />
      <AreaField
        draft={draft}
        name="justification"
        label="Why?"
        hint="This is kept."
        rows={2}
        maxlength={2000}
        required
      />
      <div class="actions">
        <button type="submit" class="btn" data-variant="outline">
          Ask for more time
        </button>
      </div>
    </form>
  )
}
