import { change } from '../db/catalogue-change'
import {
  endProofsStatements,
  forgetAddressStatements,
  signOutStatements,
} from '../db/event-effects'
import { lossesOf, lossStatements } from '../db/event-groups'
import { claimEvents, type DueEvent, type Settlement, settleEvent } from '../db/event-inbox'
import { tellOfEvents } from '../db/event-letters'
import { type Meant, peopleMeant } from '../db/event-people'
import { listProviders } from '../db/providers'
import type { PersonId, ProviderId } from '../domain/ids'
import { subjectWords } from '../domain/signal'
import { carryOut } from './carry-out'
import { editorOf, leaveAll, lookAgainAll, reasonOf } from './doubtful-people'
import { reviewPages } from './live'

const AT_ONCE = 50

/**
 * Does what stored events ask for, the oldest first. What fails stays in the inbox and is tried again
 * a minute later; doing it twice does no harm.
 */
export async function actOnEvents(env: Env, now: number = Date.now()): Promise<void> {
  for (const event of await claimEvents(env.DB, now, AT_ONCE)) {
    try {
      const settlement = await act(env, event)
      const { connectionId, connectionName } = event
      if (settlement.isToBeTold)
        await tellOfEvents(env.DB, connectionId, connectionName, Date.now())
      await settleEvent(env.DB, event.id, settlement, Date.now())
    } catch (error) {
      console.error({ at: event.connectionId, failed: event.signal.type, error: String(error) })
    }
  }
}

async function act(env: Env, event: DueEvent): Promise<Settlement> {
  const { signal, provider } = event
  if (signal.verb === 'nothing')
    return settled('nothing', signal.note ?? 'Nothing follows from it.')
  if (signal.verb === 'tell') return { ...settled('told', signal.note), isToBeTold: true }
  if (signal.verb === 'leave_group' && subjectWords(signal.subject) === 'nobody')
    return loseGroup(env, event, null)
  const meant = await peopleMeant(env.DB, provider, signal.subject)
  if (meant.people.length === 0)
    return settled('unmatched', `Nobody here is known so: ${subjectWords(signal.subject)}.`)
  if (meant.isCertain && meant.people.length > 1)
    return settled('unmatched', `It names several people: ${subjectWords(signal.subject)}.`)
  return actOn(env, event, meant)
}

async function actOn(env: Env, event: DueEvent, meant: Meant): Promise<Settlement> {
  const { signal, provider } = event
  const { sessions } = signal.subject
  switch (signal.verb) {
    case 'leave':
      return leaveAll(env, event, meant)
    case 'look_again':
      return lookAgainAll(env, event, meant)
    case 'leave_group':
      return meant.isCertain ? loseGroup(env, event, meant.people) : lookAgainAll(env, event, meant)
    case 'end_sessions':
      return each(env, meant, (personId) =>
        signOutStatements(
          env.DB,
          editorOf(event),
          personId,
          reasonOf(event),
          sessions.length > 0 ? { provider, sessions } : null,
        ),
      )
    case 'end_credentials':
      return each(env, meant, (personId) => [
        ...signOutStatements(env.DB, editorOf(event), personId, reasonOf(event)),
        ...endProofsStatements(env.DB, personId),
      ])
    case 'forget_address':
      return each(env, meant, (personId) => [
        ...signOutStatements(env.DB, editorOf(event), personId, reasonOf(event)),
        ...forgetAddressStatements(env.DB, editorOf(event), personId),
      ])
    case 'tell':
    case 'nothing':
      throw new Error('An event that is about nobody has no people.')
  }
}

async function each(
  env: Env,
  { people }: Meant,
  statementsFor: (personId: PersonId) => D1PreparedStatement[],
): Promise<Settlement> {
  for (const personId of people) {
    await env.DB.batch(statementsFor(personId))
    await reviewPages(env, personId)
  }
  return { state: 'done', reason: null, personId: people[0] ?? null }
}

async function loseGroup(
  env: Env,
  event: DueEvent,
  people: readonly PersonId[] | null,
): Promise<Settlement> {
  const { provider, signal } = event
  const providerIds = await providerIdsOf(env, provider)
  const lost = { provider, providerIds, names: signal.groups, people }
  const losses = await lossesOf(env.DB, lost)
  const personId = people?.[0] ?? null
  if (losses.length === 0) {
    const words = signal.groups.join(' or ')
    return { state: 'unmatched', reason: `Nobody was in a group ${words} because of it.`, personId }
  }
  const done = await change(env.DB, lossStatements(env.DB, editorOf(event), providerIds, losses))
  if (!done.ok) throw new Error(done.problem.code)
  await carryOut(env)
  return { state: 'done', reason: null, personId }
}

/** The provider of the settings has no row. */
async function providerIdsOf(env: Env, issuer: string): Promise<readonly ProviderId[]> {
  const others = await listProviders(env.DB)
  const own = others.filter((each) => each.issuer === issuer).map(({ id }) => id)
  return env.OIDC_ISSUER === issuer ? ['idp_settings', ...own] : own
}

function settled(state: Settlement['state'], reason: string | null): Settlement {
  return { state, reason, personId: null }
}
