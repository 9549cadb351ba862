import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import { rosterOf } from '../db/facts'
import { isStoredSince } from '../db/secrets'
import { type LeaseId, ownerOf } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import { eligible, gainsBy } from '../domain/policy/roster'
import type { Refusal } from '../domain/refusal'
import type { Answer, LeaseView } from '../domain/resource/view'
import { actorOf, type Visitor } from '../http/context'
import { concernsLease } from './concern'
import { knownLease } from './known'
import { storeSecret } from './store-secret'

export type ByHand = {
  readonly verb: 'grant' | 'revoke'
  readonly note: string
  /** What the secret is from now on, where the account keeps one. */
  readonly secret?: string | undefined
}

/** Somebody did at a target what was asked of their group; null when the lease is unknown to them. */
export async function confirmByHand(
  env: Env,
  visitor: Visitor,
  leaseId: LeaseId,
  { verb, note, secret }: ByHand,
): Promise<Answer | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const { task, holder } = known.lease
  const asked = { people: [], groups: task ? [task.group] : [] }
  const roster = await rosterOf(env.DB, holder, [asked])
  const { personId } = visitor
  const isKeeper = mayOn(visitor, 'manage-resources', known.resource)
  const isForThemself = holder === personId || gainsBy(roster, personId)
  const isAble = isKeeper || eligible(asked, roster).includes(personId)
  if (isAble && !isForThemself && note.trim() !== '' && task?.verb === verb) {
    const problem = await renewed(env, visitor, known.lease, secret)
    if (problem) return { accepted: false, refusal: problem }
  }
  const answer = await custodianOf(env, leaseId).execute(
    { type: 'confirm_by_hand', leaseId, verb, note: note.trim(), roster, isKeeper },
    actorOf(visitor),
  )
  return isAble || concernsLease(known, visitor) ? answer : null
}

/** A secret that was shown is over only when another has been stored since, or is given now. */
async function renewed(
  env: Env,
  { personId, displayName }: Visitor,
  { id, account, endedAt }: LeaseView,
  secret: string | undefined,
): Promise<Refusal | null> {
  const keeps = connectorOf(account.connectorKind)?.keepsSecret === true
  if (!keeps || endedAt === null) return null
  const place = { resourceId: ownerOf(id), accountId: account.id }
  if (secret) return storeSecret(env, { id: personId, name: displayName }, place, secret)
  return (await isStoredSince(env.DB, account.id, endedAt)) ? null : { code: 'secret_missing' }
}
