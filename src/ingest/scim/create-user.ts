import { endPerson } from '../../commands/end-person'
import { change, guard } from '../../db/catalogue-change'
import type { CatalogueProblem } from '../../db/catalogue-problem'
import { factStatement } from '../../db/history'
import {
  createPersonStatements,
  findByIdentity,
  type KnownPerson,
  refreshPersonStatement,
} from '../../db/identities'
import type { ScimCaller } from '../../db/scim-callers'
import { insertScimUser, reactivate } from '../../db/scim-user-writes'
import { wasEndedHere } from '../../db/scim-users'
import type { PersonId, ScimUserId } from '../../domain/ids'
import { randomId } from '../../vault/random'
import { refused } from './refused'
import { editorOf } from './scim-env'
import { draftOf, type UserDraft } from './user-draft'
import type { Values } from './values'

type Arrival = {
  readonly caller: ScimCaller
  readonly draft: UserDraft
  readonly active: boolean
  readonly now: number
}

/**
 * A user of the provider becomes somebody here. Whoever signs in with the external id as their
 * subject is the same person, before and after; no address and no name links anybody.
 */
export async function createUser(
  env: Env,
  caller: ScimCaller,
  values: Values,
  attempts = 2,
): Promise<ScimUserId> {
  const draft = draftOf(values)
  const arrival = { caller, draft, active: values.active !== false, now: Date.now() }
  const { externalId } = draft
  const known =
    externalId === null
      ? null
      : await findByIdentity(env.DB, { provider: caller.provider, subject: externalId })
  const id = randomId('scu')
  const problem = known
    ? await welcome(env, arrival, known, id)
    : await announce(env.DB, arrival, id)
  if (problem === null) return id
  const isRace = problem.code === 'identity_taken' && attempts > 1
  if (isRace) return createUser(env, caller, values, attempts - 1)
  throw refused(problem)
}

/** Somebody who was never here. */
async function announce(
  db: D1Database,
  { caller, draft, active, now }: Arrival,
  id: ScimUserId,
): Promise<CatalogueProblem | null> {
  const { displayName, email, externalId } = draft
  const { provider, id: connectionId } = caller
  const personId = randomId('per')
  const identity = externalId === null ? null : { provider, subject: externalId }
  const done = await change(db, [
    ...(identity ? [guardIdentity(db, provider, identity.subject)] : []),
    ...createPersonStatements(db, { id: personId, displayName, email, identity, now }),
    ...(active ? [] : [inactiveStatement(db, personId, now)]),
    ...insertScimUser(db, {
      ...draft,
      id,
      connectionId,
      personId,
      deactivatedAt: active ? null : now,
      now,
    }),
    factStatement(db, editorOf(caller), {
      type: 'person.created',
      personId,
      data: { provider, email, externalId, active },
    }),
  ])
  return done.ok ? null : done.problem
}

/** Somebody who signed in before, or was deleted by this connection and is created again. */
async function welcome(
  env: Env,
  { caller, draft, active, now }: Arrival,
  known: KnownPerson,
  id: ScimUserId,
): Promise<CatalogueProblem | null> {
  const { personId, active: isHere } = known
  const { id: connectionId, provider } = caller
  const endedHere = !isHere && (await wasEndedHere(env.DB, connectionId, personId))
  const user = insertScimUser(env.DB, {
    ...draft,
    id,
    connectionId,
    personId,
    deactivatedAt: !active && (isHere || endedHere) ? now : null,
    now,
  })
  const linked = factStatement(env.DB, editorOf(caller), {
    type: active && !isHere ? 'person.reactivated' : 'person.linked',
    personId,
    data: { provider, externalId: draft.externalId },
  })
  if (isHere && !active) {
    const reason = 'Created as not active by the identity provider'
    const ended = await endPerson(env, editorOf(caller), personId, reason, [...user, linked])
    return ended.ok ? null : ended.problem
  }
  const revived = active && !isHere ? reactivate(env.DB, connectionId, personId) : []
  const { displayName, email } = { ...draft, email: draft.email ?? known.email }
  const refresh = refreshPersonStatement(env.DB, { id: personId, displayName, email })
  const done = await change(env.DB, [...revived, refresh, ...user, linked])
  return done.ok ? null : done.problem
}

function guardIdentity(db: D1Database, provider: string, subject: string): D1PreparedStatement {
  const free = 'NOT EXISTS (SELECT 1 FROM identities WHERE provider = ? AND subject = ?)'
  return guard(db, 'identity_taken', free, provider, subject)
}

function inactiveStatement(db: D1Database, id: PersonId, now: number): D1PreparedStatement {
  return db.prepare('UPDATE people SET active = 0, ended_at = ? WHERE id = ?').bind(now, id)
}
