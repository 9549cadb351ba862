import { carryOut } from '../../commands/carry-out'
import { endPerson } from '../../commands/end-person'
import { change } from '../../db/catalogue-change'
import type { CatalogueProblem } from '../../db/catalogue-problem'
import { factStatement } from '../../db/history'
import { refreshPersonStatement, relinkStatements } from '../../db/identities'
import type { ScimCaller } from '../../db/scim-callers'
import {
  confirmEnded,
  deleteScimUser,
  markEndedHere,
  markUnclear,
  reactivate,
  updateScimUser,
} from '../../db/scim-user-writes'
import type { ScimUserRow } from '../../db/scim-users'
import { endSessionsOf } from '../../db/sessions'
import { refused } from './refused'
import { editorOf } from './scim-env'
import { bad } from './scim-error'
import { draftOf, emailOf, type UserDraft } from './user-draft'
import type { Values } from './values'

/** A user as the provider says it is from now on, the person's coming and going included. */
export async function changeUser(
  env: Env,
  caller: ScimCaller,
  user: ScimUserRow,
  after: Values,
): Promise<void> {
  const draft = draftOf(after)
  const active = after.active === true
  if (draft.externalId === null && user.externalId !== null)
    throw bad('mutability', 'externalId says who this is, and cannot be taken away.')
  if (!user.active && !active) await confirmEnded(env.DB, user.id, Date.now())
  if (isAsBefore(user, draft, active)) return
  const problem = await written(env, caller, user, draft, active)
  if (problem?.code === 'last_administrator') await hold(env, user)
  if (problem) throw refused(problem)
}

/** The user is gone, and the person has left. */
export async function deleteUser(env: Env, caller: ScimCaller, user: ScimUserRow): Promise<void> {
  const { id, personId, version } = user
  const now = Date.now()
  const isConfirmed = await confirmEnded(env.DB, id, now)
  const isOurs = user.active || user.deactivatedAt !== null || isConfirmed
  const ended = await endPerson(
    env,
    editorOf(caller),
    personId,
    'Deleted by the identity provider',
    [
      ...(isOurs ? [markEndedHere(env.DB, id, now)] : []),
      ...deleteScimUser(env.DB, id, version + 1, now),
    ],
  )
  if (ended.ok) return
  if (ended.problem.code === 'last_administrator') await hold(env, user)
  throw refused(ended.problem)
}

async function written(
  env: Env,
  caller: ScimCaller,
  user: ScimUserRow,
  draft: UserDraft,
  active: boolean,
): Promise<CatalogueProblem | null> {
  const { personId } = user
  const isLeaving = user.active && !active
  const isBack = !user.active && active
  if (isBack) await carryOut(env)
  const statements = [
    ...(isBack ? reactivate(env.DB, caller.id, personId) : []),
    ...stored(env.DB, caller, user, draft, isLeaving ? user.version + 1 : user.version),
    ...factsOf(env.DB, caller, user, draft, isBack),
  ]
  const { DB } = env
  const ending = [...statements, markEndedHere(DB, user.id, Date.now())]
  const reason = 'Deactivated by the identity provider'
  const done = isLeaving
    ? await endPerson(env, editorOf(caller), personId, reason, ending)
    : await change(DB, statements)
  return done.ok ? null : done.problem
}

/** The end of a person counts as a change of the user, so their version is one further by then. */
function stored(
  db: D1Database,
  caller: ScimCaller,
  user: ScimUserRow,
  draft: UserDraft,
  version: number,
): D1PreparedStatement[] {
  const { id, personId, externalId } = user
  const now = Date.now()
  const identity = { provider: caller.provider, subject: draft.externalId ?? '' }
  const hasNewId = draft.externalId !== null && draft.externalId !== externalId
  return [
    ...(hasNewId ? relinkStatements(db, personId, externalId, identity, now) : []),
    refreshPersonStatement(db, {
      id: personId,
      displayName: draft.displayName,
      email: draft.email,
    }),
    ...updateScimUser(db, { ...draft, id, connectionId: caller.id, version, now }),
  ]
}

function factsOf(
  db: D1Database,
  caller: ScimCaller,
  user: ScimUserRow,
  draft: UserDraft,
  isBack: boolean,
): D1PreparedStatement[] {
  const { displayName: name, email, externalId } = draft
  const fact = (type: string) =>
    factStatement(db, editorOf(caller), {
      type,
      personId: user.personId,
      data: { name, email, externalId },
    })
  const isOther = JSON.stringify(user.resource) !== draft.resource
  const hasNewId = user.externalId !== externalId
  return [
    ...(isBack ? [fact('person.reactivated')] : []),
    ...(isOther || hasNewId ? [fact('person.updated')] : []),
  ]
}

/** Providers repeat themselves; what says nothing new is no change. */
function isAsBefore(user: ScimUserRow, draft: UserDraft, active: boolean): boolean {
  return (
    !user.isUnclear &&
    user.active === active &&
    user.externalId === draft.externalId &&
    JSON.stringify(user.resource) === draft.resource &&
    emailOf(user.resource) === draft.email
  )
}

/** The last administrator is not locked out here, but is signed out and takes nothing meanwhile. */
async function hold(env: Env, { id, personId }: ScimUserRow): Promise<void> {
  const why = 'The identity provider ended the last administrator. Name another one first.'
  await markUnclear(env.DB, id, why, Date.now())
  await endSessionsOf(env.DB, personId)
}
