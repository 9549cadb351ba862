import type { EventConnectionStory } from '../../commands/event-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
import { EventRows } from './event-rows'

type Props = {
  readonly connection: EventConnectionStory
  /** A secret that was made just now: the only time it is seen. */
  readonly secret: string | null
  readonly draft: Draft
  readonly problem: Said | null
}

/** One connection: how to set it up, its secrets, what came, and who is held because of it. */
export function EventConnectionPage({ connection, secret, draft, problem }: Props) {
  const texts = useTexts()
  const { id, name, kind, provider, held, events } = connection
  const home = `/admin/events/${id}`
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/events', words: texts.people.events }}
        title={name}
        lead={`${texts.events.kinds[kind]}, ${provider}`}
      />
      <ProblemNotice problem={problem} />
      {secret && (
        <Notice tone="good" title={texts.events.shownOnce}>
          <CopyLine text={secret} what={texts.events.theSecret} />
        </Notice>
      )}
      <div class="stack">
        {held.length > 0 && <Held {...{ home, held }} />}
        <Setup {...{ connection, draft, home }} />
        <EventRows events={events} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title={texts.events.endConnection}
          consequence={texts.events.endTerms}
          name={name}
          button={texts.parts.endNamed(name)}
        />
      </div>
    </div>
  )
}

function Setup({
  connection,
  draft,
  home,
}: {
  readonly connection: EventConnectionStory
  readonly draft: Draft
  readonly home: string
}) {
  const texts = useTexts()
  const { address, kind, secrets, pollUrl, pollFailedWhy } = connection
  return (
    <section class="card stack">
      <h2>{texts.lease.howToConnect}</h2>
      {address && <CopyLine text={address} what={texts.machines.theAddress} />}
      {pollUrl && <p class="muted small">{texts.events.fetchedFrom(pollUrl)}</p>}
      {pollFailedWhy && <p>{texts.events.cannotFetch(texts.told(pollFailedWhy))}</p>}
      <LastNews connection={connection} />
      <h3>{texts.events.secrets}</h3>
      <p class="muted small">{texts.events.secretHints[kind]}</p>
      {secrets.length === 0 && <p class="muted">{texts.events.noSecret}</p>}
      <ul class="rows" hidden={secrets.length === 0}>
        {secrets.map(({ id: secretId, createdAt }) => (
          <li>
            <div class="row-main">
              <span>{texts.events.made(<Instant at={createdAt} />)}</span>
            </div>
            <PostButton
              action={`${home}/secrets/${secretId}/revoke`}
              variant="danger"
              size="small"
              confirm={texts.events.confirmRevoke}
            >
              {texts.tokens.revoke}
            </PostButton>
          </li>
        ))}
      </ul>
      <form class="form" method="post" action={`${home}/secrets`}>
        {(kind === 'ssf-poll' || kind === 'webhook') && (
          <TextField
            draft={draft}
            name="secret"
            label={texts.events.otherSecret}
            type="password"
            hint={kind === 'webhook' ? texts.events.otherSecretHint : undefined}
            maxlength={4_000}
          />
        )}
        <div class="actions">
          <button type="submit" class="btn" disabled={secrets.length >= 2}>
            {kind === 'ssf-poll' ? texts.events.keepToken : texts.events.makeSecret}
          </button>
        </div>
      </form>
    </section>
  )
}

function LastNews({ connection }: { readonly connection: EventConnectionStory }) {
  const texts = useTexts()
  const { heardAt, verifiedAt, refusedAt, refusedWhy } = connection
  return (
    <p class="muted small">
      {heardAt === null
        ? texts.events.nothingCame
        : texts.events.lastHeard(<Instant at={heardAt} />)}
      {verifiedAt !== null && <>, {texts.events.lastTried(<Instant at={verifiedAt} />)}</>}.
      {refusedAt !== null && (
        <> {texts.events.lastRefused(<Instant at={refusedAt} />, texts.told(refusedWhy ?? ''))}</>
      )}
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
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.events.heldPeople}</h2>
      <p class="muted small">{texts.events.heldPeopleWhy}</p>
      <ul class="rows">
        {held.map(({ personId, displayName, since, why, untilSignIn }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/people/${personId}`}>
                {displayName}
              </a>
              <p class="small muted">
                {texts.events.sinceWhy(<Instant at={since} />, texts.told(why))}.
                {untilSignIn && ` ${texts.events.untilSignIn}`}
              </p>
            </div>
            <PostButton action={`${home}/people/${personId}/settle`} variant="outline" size="small">
              {texts.events.isClear}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
