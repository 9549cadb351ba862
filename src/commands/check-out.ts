import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import { factsOf, rosterOf } from '../db/facts'
import type { AccountFacts } from '../domain/account'
import { ownerOf, type RequestId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import { namedBy } from '../domain/policy/rings'
import { budgetSteps } from '../domain/resource/budgets'
import type { Ruling } from '../domain/resource/command'
import { concernOf } from '../domain/resource/concern-of'
import { checkingOut } from '../domain/resource/proof'
import type { Request } from '../domain/resource/state'
import type { Answer } from '../domain/resource/view'
import { actorOf, type Caller } from '../http/context'
import { tallyOf } from '../tally-of'
import { leaseSecretContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { randomPassword } from '../vault/random'
import { seal } from '../vault/seal'
import { concerns } from './concern'
import { givenKey } from './given-key'
import { knownRequest } from './known'
import { markSpent, proofFor } from './proof'
import { storedSecret } from './store-secret'

/** A check-out answers when the target did, or after this long with the lease still granting. */
const PATIENCE_MS = 5_000

/**
 * Takes the access under today's policies, with a fresh proof of MFA where one was given. The
 * secret is made and sealed before the target hears of it, so that every attempt uses the same.
 */
export async function checkOut(
  env: Env,
  visitor: Caller,
  requestId: RequestId,
  senderKey: string | null = null,
): Promise<Answer | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const { request } = known
  const facts = await factsOf(env.DB, {
    personId: request.requester,
    resourceId: ownerOf(requestId),
    accountId: request.account.id,
  })
  if (!facts) return null
  const { policy } = facts.ruling
  const extra = budgetSteps([request.policy, policy])
  const steps = [...request.steps, ...(policy?.terms.steps ?? []), ...extra]
  const roster = await rosterOf(env.DB, request.requester, namedBy(steps), concernOf(request))
  const proof = policy && (await proofFor(env, visitor, checkingOut(request, policy)))
  const secret = await sealedSecret(env, requestId, request.account)
  const { ruling, sealedSettings: connectorSettings } = facts
  const { counted, release } = await reserve(env, visitor, request, facts.ruling)
  const answer = await custodianOf(env, requestId).execute(
    {
      type: 'check_out',
      requestId,
      ruling,
      roster,
      proof,
      sealed: { connectorSettings, secret },
      ...grantingOf(request.account.connectorKind),
      ...counted,
      key: await givenKey(visitor, senderKey, 'check_out', requestId),
      mayBreakGlass: mayOn(visitor, 'break-glass', known.resource),
    },
    actorOf(visitor),
    PATIENCE_MS,
  )
  if (!answer.accepted) await release()
  await markSpent(env, answer, proof)
  return concerns(known, visitor, roster) ? answer : null
}

/**
 * Counts it at the requester's tally before it is decided, also while it waits: it may be approved by
 * the time it is decided on. Where nothing was counted, the Custodian is told of no use at all, which
 * is not "none". Where the answer is lost, the tally asks the Custodian what came of it.
 */
async function reserve(env: Env, visitor: Caller, request: Request, { policy }: Ruling) {
  const { id, requester, stage, durationSeconds: seconds } = request
  const mayBeTaken = stage === 'approved' || stage === 'pending'
  if (requester !== visitor.personId || !mayBeTaken || policy === null)
    return { counted: {}, release: async () => {} }
  const tally = tallyOf(env, requester)
  const taking = { resourceId: ownerOf(id), policyId: policy.id, seconds }
  const { uses, isNew } = await tally.reserve(id, taking)
  return { counted: { uses }, release: async () => (isNew ? tally.release(id) : undefined) }
}

/** A password made for this lease, or the secret that is kept for the account; empty for none. */
async function sealedSecret(env: Env, requestId: RequestId, account: AccountFacts) {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const isKept = connectorOf(account.connectorKind)?.keepsSecret === true
  const place = { resourceId: ownerOf(requestId), accountId: account.id }
  const secret = isKept ? await storedSecret(env, place) : randomPassword()
  return secret === null ? '' : seal(secret, leaseSecretContext(requestId), keys)
}

/** Targets that people open take longer than two minutes. */
function grantingOf(connectorKind: string): { readonly grantingSeconds?: number } {
  const grantingSeconds = connectorOf(connectorKind)?.opensWithinSeconds
  return grantingSeconds === undefined ? {} : { grantingSeconds }
}
