import type { AccessMode, ResourceKind } from '../domain/account'
import type { AskerId, GroupId, PersonId, RequestId } from '../domain/ids'
import type { Past } from '../domain/policy/what-if'

/** A request of the list, with what its resource and account are today. Times in epoch milliseconds. */
export type PastRequest = Past & { readonly requesterName: string; readonly filedAt: number }

export type PastRequests = {
  /** Newest first. */
  readonly requests: readonly PastRequest[]
  /** How many were filed in that time, also those whose person, resource or account is gone. */
  readonly total: number
}

type Row = {
  readonly id: RequestId
  readonly person: AskerId
  readonly requesterName: string
  readonly resourceName: string
  readonly kind: ResourceKind
  readonly tags: string
  readonly accountName: string
  readonly mode: AccessMode
  readonly durationSeconds: number
  readonly filedAt: number
}

/** What was asked since then, as policies would see it today: the newest `most`. */
export async function pastRequests(
  db: D1Database,
  since: number,
  most: number,
): Promise<PastRequests> {
  const [rows, members, counted] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT r.id, r.requester_id AS person, r.requester_name AS requesterName,
           res.name AS resourceName, res.kind, res.tags, a.name AS accountName, a.mode,
           r.duration_seconds AS durationSeconds, r.filed_at AS filedAt
         FROM requests r
         JOIN resources res ON res.id = r.resource_id AND res.retired_at IS NULL
         JOIN accounts a ON a.resource_id = r.resource_id AND a.name = r.account_name
           AND a.retired_at IS NULL
         WHERE (r.requester_id IN (SELECT id FROM people WHERE active = 1)
             OR r.requester_id IN (SELECT id FROM active_machines)) AND r.filed_at >= ?1 AND r.extends_lease_id IS NULL ORDER BY r.filed_at DESC LIMIT ?2`,
      )
      .bind(since, most),
    db
      .prepare(
        `SELECT person_id AS person, group_id AS "group" FROM memberships
         WHERE person_id IN (SELECT requester_id FROM requests WHERE filed_at >= ?)`,
      )
      .bind(since),
    db
      .prepare(
        `SELECT count(*) AS total FROM requests
         WHERE filed_at >= ? AND extends_lease_id IS NULL`,
      )
      .bind(since),
  ])
  const groups = groupsOf((members?.results ?? []) as { person: PersonId; group: GroupId }[])
  const [count] = (counted?.results ?? []) as { total: number }[]
  const requests = ((rows?.results ?? []) as Row[]).map((row) => past(row, groups))
  return { requests, total: count?.total ?? 0 }
}

function past(row: Row, groups: ReadonlyMap<AskerId, readonly GroupId[]>): PastRequest {
  const { id, person, requesterName, durationSeconds, filedAt, tags, ...target } = row
  const { resourceName, kind, accountName, mode } = target
  return {
    requestId: id,
    person,
    groups: groups.get(person) ?? [],
    target: { resourceName, kind, tags: JSON.parse(tags) as string[], accountName, mode },
    durationSeconds,
    requesterName,
    filedAt,
  }
}

function groupsOf(rows: readonly { readonly person: AskerId; readonly group: GroupId }[]) {
  const groups = new Map<AskerId, GroupId[]>()
  for (const { person, group } of rows) groups.set(person, [...(groups.get(person) ?? []), group])
  return groups
}
