import { findAccount } from '../db/accounts'
import { factsOf, rosterOf } from '../db/facts'
import { passkeysOf } from '../db/passkeys'
import { findResource } from '../db/resources'
import type { AccountId, LeaseId, RequestId } from '../domain/ids'
import { mayOn } from '../domain/permission/may'
import type { ProofTask } from '../domain/proving'
import type { Visitor } from '../http/context'
import { concerns } from './concern'
import { knownLease, knownRequest } from './known'

export type ProofRule = { readonly acr: readonly string[] }

const ANY: ProofRule = { acr: [] }

/**
 * Which contexts to ask the identity provider for; null where the task is not this visitor's to do,
 * so that nobody gathers proofs for what is none of their business.
 */
export async function proofRuleOf(
  env: Env,
  visitor: Visitor,
  { action, subject }: ProofTask,
): Promise<ProofRule | null> {
  switch (action) {
    case 'check-out':
    case 'extend':
    case 'approve':
    case 'reject':
      return ofRequest(env, visitor, subject as RequestId, action)
    case 'see-secret':
      return ofLease(env, visitor, subject as LeaseId)
    case 'file':
      return ofAccount(env, visitor, subject as AccountId)
    case 'break-glass':
      return ofEmergency(env, visitor, subject as AccountId)
    case 'enrol-passkey':
      return subject === visitor.personId ? ANY : null
    case 'remove-passkey': {
      const own = await passkeysOf(env.DB, visitor.personId)
      return own.some(({ id }) => id === subject) ? ANY : null
    }
  }
}

/** The requester takes, and others whom it concerns decide. */
async function ofRequest(
  env: Env,
  visitor: Visitor,
  id: RequestId,
  action: 'check-out' | 'extend' | 'approve' | 'reject',
): Promise<ProofRule | null> {
  const known = await knownRequest(env, id)
  if (!known) return null
  const { request } = known
  const isTheirs = request.requester === visitor.personId
  const isForThem =
    action === 'approve' || action === 'reject'
      ? !isTheirs &&
        concerns(known, visitor, await rosterOf(env.DB, request.requester, request.steps))
      : isTheirs
  return isForThem ? { acr: request.policy.terms.mfa.acr } : null
}

async function ofLease(env: Env, { personId }: Visitor, id: LeaseId): Promise<ProofRule | null> {
  const known = await knownLease(env, id)
  return known?.lease.holder === personId ? { acr: known.request.policy.terms.mfa.acr } : null
}

/** Whether it is a passkey is decided later; the provider's word alone breaks no glass. */
async function ofEmergency(
  env: Env,
  visitor: Visitor,
  accountId: AccountId,
): Promise<ProofRule | null> {
  const account = await findAccount(env.DB, accountId)
  const resource = account && (await findResource(env.DB, account.resourceId))
  return resource && mayOn(visitor, 'break-glass', resource) ? ANY : null
}

/** Only whoever some policy lets ask is asked to prove it. */
async function ofAccount(
  env: Env,
  { personId }: Visitor,
  accountId: AccountId,
): Promise<ProofRule | null> {
  const account = await findAccount(env.DB, accountId)
  if (!account) return null
  const facts = await factsOf(env.DB, { personId, resourceId: account.resourceId, accountId })
  const policy = facts?.ruling.policy
  return policy ? { acr: policy.terms.mfa.acr } : null
}
