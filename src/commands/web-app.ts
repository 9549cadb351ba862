import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import { putAppCode, takeAppCode } from '../db/app-codes'
import { findConnector, resourcesBehind } from '../db/connectors'
import { askerAs } from '../domain/actor'
import type { AskerId, ConnectorId, LeaseId } from '../domain/ids'
import type { LeaseView } from '../domain/resource/view'
import type { Visitor } from '../http/context'
import { appContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { randomToken, sha256Hex } from '../vault/random'
import { open, seal } from '../vault/seal'
import { VaultError } from '../vault/vault-error'
import { knownLease } from './known'

const CODE_MS = 60_000

export type App = { readonly id: ConnectorId; readonly name: string; readonly origin: string }

/** What a browser brings to the host of the app: the lease that it may pass with. */
type Ticket = { readonly leaseId: LeaseId; readonly holder: AskerId }

export async function appOf(env: Env, id: ConnectorId): Promise<App | null> {
  const row = await findConnector(env.DB, id)
  const opens = row && connectorOf(row.kind)?.issuance?.opens
  return opens ? { id, name: row.name, origin: opens(row.settings) } : null
}

/**
 * A code for the browser that began at the app, good once and for a minute; null where the visitor
 * holds no access to it.
 */
export async function enter(
  env: Env,
  { personId }: Visitor,
  app: App,
  browserHash: string,
): Promise<string | null> {
  const resources = await resourcesBehind(env.DB, app.id)
  const holders = await Promise.all(resources.map((id) => custodianOf(env, id).lookAtHolders()))
  const own = holders.flat().find((lease) => isPass(lease, app.id, personId))
  if (!own) return null
  const code = randomToken()
  const hash = await sha256Hex(code)
  const expiresAt = Date.now() + CODE_MS
  await putAppCode(env.DB, {
    hash,
    connectorId: app.id,
    leaseId: own.id,
    browserHash,
    expiresAt,
  })
  return code
}

/** The ticket for a code, sealed for this app; null where the code is none, used or another's. */
export async function redeem(
  env: Env,
  app: App,
  { code, browser }: { readonly code: string; readonly browser: string },
): Promise<string | null> {
  const [hash, browserHash] = await Promise.all([sha256Hex(code), sha256Hex(browser)])
  const key = { hash, browserHash, connectorId: app.id, now: Date.now() }
  const leaseId = await takeAppCode(env.DB, key)
  const known = leaseId && (await knownLease(env, leaseId))
  if (!known) return null
  const ticket: Ticket = { leaseId, holder: known.lease.holder }
  return seal(JSON.stringify(ticket), appContext(app.id), await kekOf(env.KEY_ENCRYPTION_KEY))
}

/** The lease that this ticket passes with now, as its Custodian knows it; or null. */
export async function passOf(env: Env, id: ConnectorId, sealed: string): Promise<LeaseView | null> {
  const ticket = await ticketIn(env, id, sealed)
  if (!ticket) return null
  const { lease } = await custodianOf(env, ticket.leaseId).lookAtLease(ticket.leaseId)
  return lease && isPass(lease, id, ticket.holder) ? lease : null
}

/** A token for the app behind the proxy, empty where it is given none; null where the lease is over. */
export async function tokenFor(env: Env, lease: LeaseView): Promise<string | null> {
  const { id: leaseId, account, holder, holderName } = lease
  const issuance = connectorOf(account.connectorKind)?.issuance
  if (!issuance || account.settings.token === 'no') return ''
  const seconds = issuance.secondsOf(account.settings)
  const forProxy = { enoughSeconds: seconds / 3, isForProxy: true } as const
  const about = { leaseId, subject: 'token', seconds, ...forProxy }
  const by = askerAs(holder, holderName)
  const custodian = custodianOf(env, leaseId)
  const answer = await custodian.issueSlice({ type: 'issue_slice', ...about }, '', by)
  return answer.accepted ? answer.slice.text : null
}

function isPass(lease: LeaseView, id: ConnectorId, holder: AskerId): boolean {
  return lease.phase === 'active' && lease.account.connectorId === id && lease.holder === holder
}

async function ticketIn(env: Env, id: ConnectorId, sealed: string): Promise<Ticket | null> {
  try {
    const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
    return JSON.parse(await open(sealed, appContext(id), keys)) as Ticket
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}
