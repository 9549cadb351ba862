import { DurableObject } from 'cloudflare:workers'
import { custodianOf } from '../src/custodian-of'
import type { PolicyId, RequestId, ResourceId } from '../src/domain/ids'
import { LIMITS } from '../src/domain/limits'
import type { Taking, Use } from '../src/domain/policy/budget'

/** After so long whoever reserved something has died half-way, and its Custodian is asked. */
const IN_DOUBT_MS = 60_000

/** What a Custodian tells, in the order of its log; null where nothing came of the request. */
export type Told = {
  readonly requestId: RequestId
  readonly sequence: number
  readonly use: Use | null
}

type Row = {
  request_id: RequestId
  resource_id: ResourceId
  policy_id: PolicyId
  began_at: number
  ends_at: number
  is_open: number
  sequence: number
}

const KEPT_MS = LIMITS.maxBudgetPeriodSeconds * 1_000

/**
 * What one person holds and has held lately, on every resource. Before a check-out is decided it is
 * reserved here, so that two at the same moment see each other; afterwards the Custodian settles
 * it, from its outbox. One row per request, so that nothing is counted twice; and what was reserved
 * stays until its Custodian has said what came of it, so that nothing is lost.
 */
export class Tally extends DurableObject<Env> {
  readonly #sql: SqlStorage

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS uses (
         request_id TEXT PRIMARY KEY,
         resource_id TEXT NOT NULL,
         policy_id TEXT NOT NULL,
         began_at INTEGER NOT NULL,
         ends_at INTEGER NOT NULL,
         is_open INTEGER NOT NULL,
         sequence INTEGER NOT NULL
       )`,
    )
  }

  /** What is counted now, without this request; the last month of it. */
  async uses(except: RequestId | null = null): Promise<readonly Use[]> {
    return this.#uses(except)
  }

  /** Counts what is about to be taken, and says what else is counted, at one moment. */
  async reserve(
    requestId: RequestId,
    { resourceId, policyId, seconds }: Omit<Taking, 'at'>,
  ): Promise<{ readonly uses: readonly Use[]; readonly isNew: boolean }> {
    const now = Date.now()
    if ((await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(now + IN_DOUBT_MS)
    const made = this.#sql.exec(
      `INSERT INTO uses VALUES (?, ?, ?, ?, ?, 1, 0)
       ON CONFLICT (request_id) DO NOTHING RETURNING request_id`,
      ...[requestId, resourceId, policyId, now, now + seconds * 1_000],
    )
    return { isNew: made.toArray().length > 0, uses: this.#uses(requestId) }
  }

  /** Nothing was taken. What a Custodian has told of meanwhile stays. */
  async release(requestId: RequestId): Promise<void> {
    this.#sql.exec('DELETE FROM uses WHERE request_id = ? AND sequence = 0', requestId)
  }

  /** What a Custodian says came of it; older news never overwrite newer ones. */
  async settle(told: Told): Promise<void> {
    this.#settle(told)
  }

  /** Never throws, and is armed again first. */
  override async alarm(): Promise<void> {
    try {
      const now = Date.now()
      const doubtful = this.#rows().filter(({ sequence }) => sequence === 0)
      if (doubtful.length > 0) await this.ctx.storage.setAlarm(now + IN_DOUBT_MS)
      this.#sql.exec('DELETE FROM uses WHERE is_open = 0 AND ends_at < ?', now - KEPT_MS)
      const old = doubtful.filter((row) => row.began_at <= now - IN_DOUBT_MS)
      for (const row of old) await this.#ask(row)
    } catch (error) {
      console.error({ at: this.ctx.id.name, failed: 'tally', error: String(error) })
    }
  }

  /** A request that is in use is told of by its Custodian in time; of any other nothing came. */
  async #ask({ request_id: id }: Row): Promise<void> {
    const asked = await custodianOf(this.env, id)
      .lookAtRequest(id)
      .catch((error: unknown) => {
        console.warn({ request: id, warning: 'what came of it is not known', error: String(error) })
        return null
      })
    if (!asked) return
    const { request, lease } = asked
    const isTaken = lease !== null && (request?.stage === 'in_use' || request?.stage === 'used')
    if (!isTaken) await this.release(id)
  }

  #settle({ requestId, sequence, use }: Told): void {
    const before = this.#rows().find((row) => row.request_id === requestId)
    if (before && before.sequence >= sequence) return
    this.#sql.exec('DELETE FROM uses WHERE request_id = ?', requestId)
    if (!use) return
    const { resourceId, policyId, from, until, isOpen } = use
    this.#sql.exec(
      'INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[requestId, resourceId, policyId, from, until, isOpen ? 1 : 0, sequence],
    )
  }

  #uses(except: RequestId | null): readonly Use[] {
    return this.#rows()
      .filter((row) => row.request_id !== except)
      .map((row) => ({
        requestId: row.request_id,
        resourceId: row.resource_id,
        policyId: row.policy_id,
        from: row.began_at,
        until: row.ends_at,
        isOpen: row.is_open === 1,
      }))
  }

  #rows(): readonly Row[] {
    return this.#sql
      .exec<Row>(
        'SELECT * FROM uses WHERE is_open = 1 OR ends_at > ? ORDER BY began_at',
        Date.now() - KEPT_MS,
      )
      .toArray()
  }
}
