import type { EventConnectionStory } from '../../commands/event-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { EventRows } from './event-rows'
import { KIND_WORDS } from './events-page'

type Props = {
  readonly connection: EventConnectionStory
  /** A secret that was made just now: the only time it is seen. */
  readonly secret: string | null
  readonly draft: Draft
  readonly problem: Said | null
}

/** One connection: how to set it up, its secrets, what came, and who is held because of it. */
export function EventConnectionPage({ connection, secret, draft, problem }: Props) {
  const { id, name, kind, provider, held, events } = connection
  const home = `/admin/events/${id}`
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/events', words: 'Events' }}
        title={name}
        lead={`${KIND_WORDS[kind]}, ${provider}`}
      />
      <ProblemNotice problem={problem} />
      {secret && (
        <Notice tone="good" title="The new secret, shown this once">
          <CopyLine text={secret} what="the secret" />
        </Notice>
      )}
      <div class="stack">
        {held.length > 0 && <Held {...{ home, held }} />}
        <Setup {...{ connection, draft, home }} />
        <EventRows events={events} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title="End this connection"
          consequence="Its address and its secrets are good for nothing at once. What came before is still acted on."
          name={name}
          button={`End ${name}`}
        />
      </div>
    </div>
  )
}

const SECRET_HINTS = {
  'ssf-push':
    'None is needed: events are signed. With one, they must have it in their Authorization header as well.',
  'ssf-poll': 'The bearer token that the transmitter hands out to those who fetch its events.',
  okta: 'Goes into the authentication secret of the event hook, with Authorization as its field.',
  entra: 'Goes into the clientState of each subscription.',
  webhook: 'The sender signs with it. Paste one that the sender has made, or have one made.',
} as const

function Setup({
  connection,
  draft,
  home,
}: {
  readonly connection: EventConnectionStory
  readonly draft: Draft
  readonly home: string
}) {
  const { address, kind, secrets, pollUrl, pollFailedWhy } = connection
  return (
    <section class="card stack">
      <h2>How to connect</h2>
      {address && <CopyLine text={address} what="the address" />}
      {pollUrl && <p class="muted small">Fetched every minute from {pollUrl}.</p>}
      {pollFailedWhy && <p>It cannot be fetched just now: {pollFailedWhy}</p>}
      <LastNews connection={connection} />
      <h3>Secrets</h3>
      <p class="muted small">{SECRET_HINTS[kind]}</p>
      {secrets.length === 0 && <p class="muted">No secret yet.</p>}
      <ul class="rows" hidden={secrets.length === 0}>
        {secrets.map(({ id: secretId, createdAt }) => (
          <li>
            <div class="row-main">
              <span>
                Made <Instant at={createdAt} />
              </span>
            </div>
            <PostButton
              action={`${home}/secrets/${secretId}/revoke`}
              variant="danger"
              size="small"
              confirm="What comes with this secret is not believed any more, at once."
            >
              Revoke
            </PostButton>
          </li>
        ))}
      </ul>
      <form class="form" method="post" action={`${home}/secrets`}>
        {(kind === 'ssf-poll' || kind === 'webhook') && (
          <TextField
            draft={draft}
            name="secret"
            label="Secret of the other side"
            type="password"
            hint={kind === 'webhook' ? 'Leave it empty to have one made here.' : undefined}
            maxlength={4_000}
          />
        )}
        <div class="actions">
          <button type="submit" class="btn" disabled={secrets.length >= 2}>
            {kind === 'ssf-poll' ? 'Keep the token' : 'Make a secret'}
          </button>
        </div>
      </form>
    </section>
  )
}

function LastNews({ connection }: { readonly connection: EventConnectionStory }) {
  const { heardAt, verifiedAt, refusedAt, refusedWhy } = connection
  return (
    <p class="muted small">
      {heardAt === null ? 'Nothing came yet' : 'Last heard '}
      {heardAt !== null && <Instant at={heardAt} />}
      {verifiedAt !== null && ', last tried by the sender '}
      {verifiedAt !== null && <Instant at={verifiedAt} />}
      {refusedAt !== null && '. Last refused '}
      {refusedAt !== null && <Instant at={refusedAt} />}
      {refusedAt === null ? '.' : `: ${refusedWhy}`}
    </p>
  )
}

function Held({
  home,
  held,
}: {
  readonly home: string
  readonly held: EventConnectionStory['held']
}) {
  return (
    <section class="card stack">
      <h2>People who cannot check out</h2>
      <p class="muted small">
        It is not certain that they are still here. End them on their page, or say that it is clear.
      </p>
      <ul class="rows">
        {held.map(({ personId, displayName, since, why, untilSignIn }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/people/${personId}`}>
                {displayName}
              </a>
              <p class="small muted">
                since <Instant at={since} />: {why}.
                {untilSignIn ? ' Signing in at the provider again settles it.' : ''}
              </p>
            </div>
            <PostButton action={`${home}/people/${personId}/settle`} variant="outline" size="small">
              It is clear
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
