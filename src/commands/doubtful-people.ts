import { change } from '../db/catalogue-change'
import { activePeople } from '../db/directory'
import { type Hold, holdStatements } from '../db/event-effects'
import { type DueEvent, endedSince, type Settlement } from '../db/event-inbox'
import { lastReturn, type Meant } from '../db/event-people'
import type { Editor } from '../db/history'
import { markEndedByProvider } from '../db/scim-user-writes'
import type { PersonId } from '../domain/ids'
import { askProvider, type Said } from './ask-provider'
import { carryOut } from './carry-out'
import { endPerson } from './end-person'

/** How many people the events of one connection end within an hour; more are held, and told of. */
const MOST_LEAVERS = 250
const HOUR = 60 * 60_000

/** Nobody has signed these: what they say is a hint, and the provider is asked where it can be. */
const UNSIGNED = ['okta', 'entra']

/**
 * Whoever an event says has left, leaves. Where that is not certain the provider is asked; where it
 * cannot be, they are signed out, what they hold ends, and check-outs wait until they sign in anew.
 */
export async function leaveAll(env: Env, event: DueEvent, meant: Meant): Promise<Settlement> {
  return gravest(
    await oneByOne(env, meant, async (personId) => {
      const said = await heardOf(env, event, personId, meant)
      if (said === 'here') return stillHere(personId)
      if (said === 'gone') return leave(env, event, personId)
      const hold = { endsLeases: true, isCertain: meant.isCertain }
      if (said === 'unknown') return holdOne(env, event, personId, { ...hold, also: NOT_ASKED })
      if (!meant.isCertain) return holdOne(env, event, personId, hold)
      const isOlder = event.signal.happenedAt < ((await lastReturn(env.DB, personId)) ?? 0)
      if (isOlder)
        return holdOne(env, event, personId, { ...hold, also: 'and they came back since' })
      return leave(env, event, personId)
    }),
  )
}

/** What has changed was not said: the provider is asked, and where it cannot be, a sign-in asks it. */
export async function lookAgainAll(env: Env, event: DueEvent, meant: Meant): Promise<Settlement> {
  return gravest(
    await oneByOne(env, meant, async (personId) => {
      const said = await heardOf(env, event, personId, meant)
      if (said === 'here') return stillHere(personId)
      if (said === 'gone') return leave(env, event, personId)
      const { isCertain } = meant
      return holdOne(env, event, personId, { endsLeases: false, isCertain })
    }),
  )
}

const NOT_ASKED = 'which could not be asked just now'

/** A signed word about somebody who is named for certain needs no asking. */
async function heardOf(
  env: Env,
  event: DueEvent,
  personId: PersonId,
  { isCertain }: Meant,
): Promise<Said | null> {
  if (isCertain && !UNSIGNED.includes(event.kind)) return null
  return askProvider(env, event.provider, personId)
}

async function leave(env: Env, event: DueEvent, personId: PersonId): Promise<Settlement> {
  const hold = { endsLeases: true, isCertain: true, untilSignIn: false }
  const ended = await endedSince(env.DB, event.connectionId, Date.now() - HOUR)
  if (ended >= MOST_LEAVERS)
    return holdOne(env, event, personId, {
      ...hold,
      also: 'as of very many people within the hour',
    })
  const done = await endPerson(env, editorOf(event), personId, reasonOf(event), [
    markEndedByProvider(env.DB, personId, event.provider, Date.now()),
  ])
  if (done.ok) return { state: 'done', reason: null, personId }
  if (done.problem.code !== 'last_administrator') throw new Error(done.problem.code)
  return holdOne(env, event, personId, {
    ...hold,
    also: 'and nobody would be left to administer: name another administrator first',
  })
}

type How = Pick<Hold, 'endsLeases'> & {
  readonly isCertain: boolean
  readonly untilSignIn?: boolean
  readonly also?: string
}

/** Signed out, and nothing is checked out until it is clear. */
async function holdOne(
  env: Env,
  event: DueEvent,
  personId: PersonId,
  { endsLeases, isCertain, untilSignIn = true, also }: How,
): Promise<Settlement> {
  const doubts = [isCertain ? null : 'by address only', also ?? null].filter(Boolean)
  const why = [reasonOf(event), ...doubts].join(', ')
  const hold = { personId, connectionId: event.connectionId, why, untilSignIn, endsLeases }
  const done = await change(env.DB, holdStatements(env.DB, editorOf(event), hold))
  if (!done.ok) throw new Error(done.problem.code)
  if (endsLeases) await carryOut(env)
  return { state: 'held', reason: why, personId, isToBeTold: !untilSignIn }
}

/** Whoever is gone has nothing to lose: whoever ended them is the one who may bring them back. */
async function oneByOne(
  env: Env,
  { people }: Meant,
  see: (personId: PersonId) => Promise<Settlement>,
): Promise<readonly Settlement[]> {
  const here = await activePeople(env.DB, people)
  const seen: Settlement[] = []
  for (const personId of people)
    seen.push(here.includes(personId) ? await see(personId) : leftAlready(personId))
  return seen
}

/** What is said of an event that was about several people. */
function gravest(seen: readonly Settlement[]): Settlement {
  const of = (state: Settlement['state']) => seen.find((each) => each.state === state)
  return of('held') ?? of('done') ?? seen[0] ?? leftAlready(null)
}

function stillHere(personId: PersonId): Settlement {
  const reason = 'The provider was asked, and says that they are still here.'
  return { state: 'nothing', reason, personId }
}

function leftAlready(personId: PersonId | null): Settlement {
  return { state: 'nothing', reason: 'They have left already.', personId }
}

/** How history names the connection. */
export function editorOf({ connectionId: id, connectionName }: DueEvent): Editor {
  return { id, name: `Event connection ${connectionName}` }
}

/** What history and pages say of why. */
export function reasonOf({ signal }: DueEvent): string {
  return `The identity provider says ${signal.type}`
}
