import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import { findConnector, resourcesBehind } from '../db/connectors'
import { findByIdentity } from '../db/identities'
import { askerAs } from '../domain/actor'
import type { ConnectorId } from '../domain/ids'
import type { LeaseView } from '../domain/resource/view'
import { openSettings } from '../vault/settings'

/** `token` is the signed answer; null where there is no such gate. */
export type Evaluated = { readonly token: string } | { readonly problem: string } | null

/**
 * Answers a gate that asks whether somebody may pass: yes for the holder only, and only where what
 * the gate makes of it ends within the lease. That it may be used is stored before the answer.
 */
export async function evaluateAccess(
  env: Env,
  id: ConnectorId,
  issuer: string,
  token: string,
): Promise<Evaluated> {
  const row = await findConnector(env.DB, id)
  const enquiries = row && connectorOf(row.kind)?.enquiries
  if (!enquiries) return null
  const settings = await openSettings(row.sealed, row.id, env)
  if (!enquiries.isOpen(settings)) return null
  const enquiry = await enquiries.read(settings, token)
  if ('problem' in enquiry) return enquiry
  const { subject, nonce } = enquiry
  const lease = subject ? await leaseOf(env, id, { provider: issuer, subject }) : null
  const isYes = lease !== null && (await isLetIn(env, lease, enquiries.secondsOf(settings)))
  return { token: await enquiries.answer(settings, nonce, isYes) }
}

/** The lease of this app that the person holds, as its Custodian knows it. */
async function leaseOf(
  env: Env,
  id: ConnectorId,
  identity: { readonly provider: string; readonly subject: string },
): Promise<LeaseView | null> {
  const person = await findByIdentity(env.DB, identity)
  if (!person?.active) return null
  const resources = await resourcesBehind(env.DB, id)
  const held = await Promise.all(resources.map((each) => custodianOf(env, each).lookAtHolders()))
  const own = held
    .flat()
    .filter(({ phase, account, holder }) => {
      return phase === 'active' && account.connectorId === id && holder === person.personId
    })
    .toSorted((one, other) => other.endsAt - one.endsAt)
  return own[0] ?? null
}

async function isLetIn(env: Env, lease: LeaseView, seconds: number): Promise<boolean> {
  const { id: leaseId, holder, holderName } = lease
  if (lease.endsAt - Date.now() < seconds * 1_000) return false
  const about = { leaseId, subject: 'session of Access', seconds, enoughSeconds: null }
  const by = askerAs(holder, holderName)
  const command = { type: 'issue_slice', ...about } as const
  return (await custodianOf(env, leaseId).issueSlice(command, '', by)).accepted
}
