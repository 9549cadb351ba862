import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type {
  AskerId,
  EventConnectionId,
  LeaseId,
  MachineId,
  PersonId,
  PolicyId,
  RequestId,
  ResourceId,
  ScimConnectionId,
} from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { Reach } from '../domain/permission/scope'
import { keyAfter, type Page, pageOf, type Slice } from './page'
import { history } from './tables/history'
import { withinLong } from './within'

export type HistoryRow = typeof history.$inferSelect

/**
 * Who makes a change: a person, a connection to a provider, Hallpass itself, or the machine that signs in; and
 * under which key, where they gave one: the fact keeps it.
 */
export type Editor = {
  readonly id: PersonId | MachineId | ScimConnectionId | EventConnectionId | 'custodian'
  readonly name: string
  readonly key?: string | null
}

/** Hallpass itself, where nobody asked for it. */
export const HALLPASS = { id: 'custodian', name: 'Hallpass', key: null } as const

/** What happened in D1 itself. `data` never holds a secret. */
export type Fact = {
  readonly type: string
  /** The person that it is about, or the machine. */
  readonly personId?: AskerId
  readonly resourceId?: ResourceId
  readonly data: { readonly [name: string]: unknown }
}

export type HistoryFilter = {
  readonly personId?: AskerId | undefined
  readonly resourceId?: ResourceId | undefined
  readonly requestId?: RequestId | undefined
  readonly leaseId?: LeaseId | undefined
  /** Changes of this policy, and what was asked and checked out under it. */
  readonly policyId?: PolicyId | undefined
  readonly type?: string | undefined
  /** Epoch milliseconds; `from` is included, `to` is not. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/**
 * A history row for the batch that makes the change, so that neither is there without the other;
 * none where the machine is active still by this place in the batch.
 */
export function factStatement(
  db: D1Database,
  editor: Editor | typeof HALLPASS,
  fact: Fact,
  at: number = Date.now(),
  unlessActive: MachineId | null = null,
): D1PreparedStatement {
  const { type, personId = null, resourceId = null } = fact
  const data = editor.key ? { ...fact.data, key: editor.key } : fact.data
  return db
    .prepare(
      `INSERT INTO history
         (stream, sequence, at, type, actor_id, actor_name, person_id, resource_id, data)
       SELECT 'catalogue', coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?
       FROM history WHERE stream = 'catalogue'${unlessActive ? STOPPED : ''}`,
    )
    .bind(
      ...[at, type, editor.id, editor.name, personId, resourceId, JSON.stringify(data)],
      ...(unlessActive ? [unlessActive] : []),
    )
}

const STOPPED = ' HAVING NOT EXISTS (SELECT 1 FROM active_machines WHERE id = ?)'

/**
 * The id of what this person made or changed under this key within a day. The fact was stored in
 * the batch that made the change, so where there is none, nothing was changed.
 */
export async function idUnderKey(
  db: D1Database,
  { id, key }: Editor,
  now: number,
): Promise<string | null> {
  const row = await db
    .prepare(
      `SELECT coalesce(data ->> 'accountId', data ->> 'connectorId', data ->> 'policyId',
         data ->> 'groupId', data ->> 'delegationId', data ->> 'scimConnectionId',
         data ->> 'eventConnectionId', data ->> 'providerId', data ->> 'roleId',
         data ->> 'ruleId', data ->> 'channelId', data ->> 'machineId', person_id, resource_id) AS id
       FROM history
       WHERE stream = 'catalogue' AND at > ? AND actor_id = ? AND data ->> 'key' = ?
       ORDER BY sequence LIMIT 1`,
    )
    .bind(now - LIMITS.keySeconds * 1_000, id, key ?? null)
    .first<{ id: string }>()
  return row?.id ?? null
}

/** Whether this person has done such a thing under this key within a day. */
export async function isDoneUnderKey(
  db: D1Database,
  { id, key }: Editor,
  type: string,
  now: number,
): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM history
       WHERE stream = 'catalogue' AND at > ? AND actor_id = ? AND data ->> 'key' = ? AND type = ?`,
    )
    .bind(now - LIMITS.keySeconds * 1_000, id, key ?? null, type)
    .first()
  return row !== null
}

/** The versions of a policy, the newest first. */
export async function policyHistory(
  db: D1Database,
  policyId: PolicyId,
  { limit, cursor }: Slice,
): Promise<Page<HistoryRow>> {
  const key = keyAfter(cursor, ['number'])
  const rows = await drizzle(db)
    .select()
    .from(history)
    .where(
      and(
        inArray(history.type, ['policy.created', 'policy.updated']),
        sql`${history.data} ->> 'policyId' = ${policyId}`,
        key ? sql`${history.sequence} < ${key[0]}` : undefined,
      ),
    )
    .orderBy(desc(history.sequence))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.sequence])
}

/** What happened to resources within reach, and everything where that is not limited; newest first. */
export async function searchHistory(
  db: D1Database,
  reach: Reach,
  { limit, cursor, ...filter }: HistoryFilter & Slice,
): Promise<Page<HistoryRow>> {
  const part = await withinLong(db, history.resourceId, reach)
  const rows = await drizzle(db)
    .select()
    .from(history)
    .where(and(...matching(filter, part?.isFew ?? false), part?.where, before(cursor)))
    .orderBy(desc(history.at), desc(history.stream), desc(history.sequence))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.at, row.stream, row.sequence])
}

/** Written as its index has it, so that the index is found. */
const POLICY = sql`coalesce(${history.data} ->> 'policyId', ${history.data} -> 'policy' ->> 'id')`

/** Where few resources are looked at, an event of which there are many is no way to them. */
function matching(filter: HistoryFilter, isFew: boolean): (SQL | undefined)[] {
  const { personId, resourceId, requestId, leaseId, policyId, type, from, to } = filter
  return [
    personId && eq(history.personId, personId),
    resourceId && eq(history.resourceId, resourceId),
    requestId && eq(history.requestId, requestId),
    leaseId && eq(history.leaseId, leaseId),
    policyId && sql`${POLICY} = ${policyId} AND ${POLICY} IS NOT NULL`,
    type ? (isFew ? sql`+${history.type} = ${type}` : eq(history.type, type)) : undefined,
    from === undefined ? undefined : gte(history.at, from),
    to === undefined ? undefined : lt(history.at, to),
  ]
}

function before(cursor: string | null): SQL | undefined {
  const key = keyAfter(cursor, ['number', 'string', 'number'])
  if (!key) return undefined
  const [at, stream, sequence] = key
  return sql`(${history.at}, ${history.stream}, ${history.sequence}) < (${at}, ${stream}, ${sequence})`
}
