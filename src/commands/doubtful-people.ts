import { change } from '../db/catalogue-change'
import { activePeople } from '../db/directory'
import { type Hold, holdStatements } from '../db/event-effects'
import { type DueEvent, endedSince, type Settlement } from '../db/event-inbox'
import { lastReturn, type Meant } from '../db/event-people'
import type { Editor } from '../db/history'
import { markEndedByProvider } from '../db/scim-user-writes'
import type { PersonId } from '../domain/ids'
import { carryOut } from './carry-out'
import { endPerson } from './end-person'

/** How many people the events of one connection end within an hour; more are held, and told of. */
const MOST_LEAVERS = 250
const HOUR = 60 * 60_000

/**
 * Whoever an event says has left, leaves. Where that is not certain, they are signed out, what they
 * hold ends, and check-outs wait: whoever can sign in at the provider again has been asked about.
 */
export async function leaveAll(env: Env, event: DueEvent, meant: Meant): Promise<Settlement> {
  const [personId] = meant.people
  if (!meant.isCertain || personId === undefined)
    return holdAll(env, event, meant, { endsLeases: true })
  const here = await activePeople(env.DB, [personId])
  if (here.length === 0) return leftAlready(personId)
  const isOlder = event.signal.happenedAt < ((await lastReturn(env.DB, personId)) ?? 0)
  if (isOlder)
    return holdAll(env, event, meant, { endsLeases: true, also: 'and they came back since' })
  const ended = await endedSince(env.DB, event.connectionId, Date.now() - HOUR)
  if (ended >= MOST_LEAVERS)
    return holdAll(env, event, meant, {
      endsLeases: true,
      untilSignIn: false,
      also: 'as of very many people within the hour',
    })
  const done = await endPerson(env, editorOf(event), personId, reasonOf(event), [
    markEndedByProvider(env.DB, personId, event.provider, Date.now()),
  ])
  if (done.ok) return { state: 'done', reason: null, personId }
  if (done.problem.code !== 'last_administrator') throw new Error(done.problem.code)
  return holdAll(env, event, meant, {
    endsLeases: true,
    untilSignIn: false,
    also: 'and nobody would be left to administer: name another administrator first',
  })
}

/** Signed out, and nothing is checked out until it is clear. */
export async function holdAll(
  env: Env,
  event: DueEvent,
  { people, isCertain }: Meant,
  how: Pick<Hold, 'endsLeases'> & { readonly untilSignIn?: boolean; readonly also?: string },
): Promise<Settlement> {
  const { endsLeases, untilSignIn = true, also } = how
  const doubts = [isCertain ? null : 'by address only', also ?? null].filter(Boolean)
  const why = [reasonOf(event), ...doubts].join(', ')
  const { connectionId } = event
  const here = await activePeople(env.DB, people)
  if (here.length === 0) return leftAlready(people[0] ?? null)
  for (const personId of here) {
    const hold = { personId, connectionId, why, untilSignIn, endsLeases }
    const done = await change(env.DB, holdStatements(env.DB, editorOf(event), hold))
    if (!done.ok) throw new Error(done.problem.code)
  }
  if (endsLeases) await carryOut(env)
  return { state: 'held', reason: why, personId: here[0] ?? null, isToBeTold: !untilSignIn }
}

/** Whoever is gone has nothing to lose, and whoever ended them is the one who may bring them back. */
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
