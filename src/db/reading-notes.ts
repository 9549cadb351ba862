import type { PersonId, ProviderId } from '../domain/ids'
import type { PersonalNotice } from '../domain/personal-notice'
import { type Editor, factStatement, HALLPASS } from './history'
import type { ReadCounts, ReconciliationRow } from './reconciliations'

/** Somebody of whom it is not certain that they are still here, and why. */
export type Doubt = {
  readonly personId: PersonId
  readonly why: string
}

export type DoubtRow = Doubt & { readonly displayName: string; readonly since: number }

/** Takes the turn; false where a reading is under way. It is free again after `limitMs` at the latest. */
export async function beginReading(
  db: D1Database,
  id: ProviderId,
  now: number,
  limitMs: number,
): Promise<boolean> {
  const row = await db
    .prepare(
      `UPDATE reconciliations SET began_at = ?2, busy_until = ?2 + ?3
       WHERE provider_id = ?1 AND busy_until < ?2 RETURNING 1`,
    )
    .bind(id, now, limitMs)
    .first()
  return row !== null
}

/** Nothing was concluded. What keeps failing is one event, until it works or fails otherwise. */
export async function noteFailure(
  db: D1Database,
  { providerId, problem: before }: ReconciliationRow,
  problem: string,
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE reconciliations SET busy_until = 0, failed_at = ?2, problem = ?3
         WHERE provider_id = ?1`,
      )
      .bind(providerId, now, problem),
    ...(before === problem
      ? []
      : [
          factStatement(db, HALLPASS, {
            type: 'reconciliation.failed',
            data: { providerId, problem },
          }),
        ]),
  ])
}

export type ReadEnd = {
  /** When it began: what came later was not seen. */
  readonly readAt: number
  readonly counts: ReadCounts
  readonly doubts: readonly Doubt[]
  readonly held: string | null
}

/** A reading came to its end: what it found, what was done, and what is left in doubt. */
export async function noteReading(
  db: D1Database,
  editor: Editor,
  row: ReconciliationRow,
  { readAt, counts, doubts, held }: ReadEnd,
): Promise<void> {
  const { providerId } = row
  const isNews = counts.ended + counts.lostGroups > 0
  const isNewlyHeld = held !== null && held !== row.held
  await db.batch([
    db
      .prepare(
        `UPDATE reconciliations SET busy_until = 0, read_at = ?2, failed_at = NULL, problem = NULL,
           counts = ?3, held = ?4, told_stale_at = NULL WHERE provider_id = ?1`,
      )
      .bind(providerId, readAt, JSON.stringify(counts), held),
    db
      .prepare(
        `DELETE FROM doubts WHERE provider_id = ?1
         AND person_id NOT IN (SELECT value ->> 'personId' FROM json_each(?2))`,
      )
      .bind(providerId, JSON.stringify(doubts)),
    db
      .prepare(
        `INSERT INTO doubts (provider_id, person_id, why, since)
         SELECT ?1, value ->> 'personId', value ->> 'why', ?3 FROM json_each(?2) WHERE true
         ON CONFLICT (provider_id, person_id) DO UPDATE SET why = excluded.why`,
      )
      .bind(providerId, JSON.stringify(doubts), readAt),
    ...(isNews || row.problem !== null
      ? [
          factStatement(db, editor, {
            type: 'reconciliation.done',
            data: { providerId, ...counts, inDoubt: doubts.length },
          }),
        ]
      : []),
    ...(isNewlyHeld
      ? [
          factStatement(db, HALLPASS, {
            type: 'reconciliation.held',
            data: { providerId, people: doubts.map(({ personId }) => personId) },
          }),
          tellAdministrators(db, {
            kind: 'reconciliation_held',
            name: row.providerName,
            at: readAt,
          }),
        ]
      : []),
  ])
}

/** Those who have been told already are told again only after it worked in between. */
export async function tellOfUnread(db: D1Database, now: number): Promise<void> {
  const { results } = await db
    .prepare(
      `UPDATE reconciliations SET told_stale_at = ?1
       WHERE told_stale_at IS NULL AND stale_after_seconds IS NOT NULL
         AND coalesce(read_at, created_at) + stale_after_seconds * 1000 < ?1
       RETURNING provider_id AS id, provider_name AS name`,
    )
    .bind(now)
    .all<{ id: ProviderId; name: string }>()
  for (const { id, name } of results)
    await db.batch([
      factStatement(db, HALLPASS, { type: 'provider.unread', data: { providerId: id } }),
      tellAdministrators(db, { kind: 'provider_unread', name, at: now }),
    ])
}

export async function doubtsOf(db: D1Database, id: ProviderId): Promise<readonly DoubtRow[]> {
  const { results } = await db
    .prepare(
      `SELECT d.person_id AS personId, p.display_name AS displayName, d.why, d.since
       FROM doubts d JOIN people p ON p.id = d.person_id
       WHERE d.provider_id = ? ORDER BY p.display_name, p.id`,
    )
    .bind(id)
    .all<DoubtRow>()
  return results
}

function tellAdministrators(db: D1Database, notice: PersonalNotice): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO letters (id, person_id, notice, created_at)
       SELECT DISTINCT 'let_' || lower(hex(randomblob(10))), person_id, ?1, ?2
       FROM (SELECT DISTINCT person_id FROM roles WHERE role = 'administrator' AND scope = '')`,
    )
    .bind(JSON.stringify(notice), notice.at)
}
