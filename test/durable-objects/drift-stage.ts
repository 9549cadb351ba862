import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Connector, TargetCall } from '../../src/connectors/connector'
import type { DriftRow } from '../../src/db/drift'
import type { AccessMode } from '../../src/domain/account'
import { gateOf } from '../../src/gate-of'
import { BO } from '../support/catalogue'
import { approved, type Desk, desk, leaseOf, policy, step } from '../support/custodian'

/** A target that is compared with the leases, and a way to see what is on it. */
export type Ground = {
  readonly connector: Connector
  readonly freshCall: (mode: AccessMode) => Promise<TargetCall>
  /** Whether what was made for this lease is there. */
  readonly has: (call: TargetCall) => Promise<boolean>
  /** Somebody's own, to which the mark of this lease was copied; says whether it is still there. */
  readonly imitate: (call: TargetCall) => Promise<() => Promise<boolean>>
  /** Opens an account that is lent, beside Hallpass. */
  readonly giveBefore: (call: TargetCall) => Promise<void>
}

/** A desk whose account is the one of a call at a real target. */
export async function deskFor({ connector }: Ground, call: TargetCall): Promise<Desk> {
  const { account, settings } = call
  const behind = { kind: connector.kind, account: account.settings }
  const { resourceKey } = call.lease
  return desk(resourceKey, policy(step(1, BO)), account.mode, { ...settings }, behind)
}

/** The call of a lease that was had and given back, on the desk's own account. */
export async function pastLease(at: Desk, call: TargetCall): Promise<TargetCall> {
  const lease = leaseOf(await at.checkOut(await approved(at)))
  const closed = leaseOf(await at.checkIn(lease.id, undefined, 15_000))
  if (closed.phase !== 'closed') throw new Error(`The lease is ${closed.phase}.`)
  return { ...call, lease: { ...call.lease, fence: lease.fence } }
}

/** Goes on as if that much time had passed, for all but the targets. */
export function later(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000)
}

export async function compare(at: Desk): Promise<readonly DriftRow[]> {
  const id = at.stocked.account.connectorId
  await gateOf(env, id).compare()
  const { results } = await env.DB.prepare('SELECT * FROM drifts WHERE connector_id = ?')
    .bind(id)
    .all<DriftRow>()
  return results
}

/** What history has about the differences of this desk's connector, oldest first. */
export async function told(at: Desk): Promise<readonly string[]> {
  const { results } = await env.DB.prepare(
    `SELECT type FROM history WHERE type LIKE 'drift.%' AND data ->> 'connectorId' = ?
       AND data ->> 'kind' <> 'foreign' ORDER BY sequence`,
  )
    .bind(at.stocked.account.connectorId)
    .all<{ type: string }>()
  return results.map(({ type }) => type)
}
