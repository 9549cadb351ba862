import type { EventConnectionStory } from '../../commands/event-connection'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import { type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { KeyRows } from '../parts/key-rows'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PeopleHeld } from '../parts/people-held'
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
        <PeopleHeld people={held} why={texts.events.heldPeopleWhy} home={home} />
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
      <KeyRows keys={secrets} path={`${home}/secrets`} confirm={texts.events.confirmRevoke} />
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
