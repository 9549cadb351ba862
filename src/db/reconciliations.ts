import type { ProviderId } from '../domain/ids'
import { change } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** How a provider is read, as an administrator set it. Durations in seconds. */
export type ReconciliationInput = {
  readonly kind: string
  /** Without secrets. */
  readonly settings: Readonly<Record<string, string>>
  readonly readsGroups: boolean
  readonly intervalSeconds: number
  /** More people than this who lose something at once wait for an administrator's yes. */
  readonly mostGone: number
  /** Unread for longer, new check-outs of its people wait; null for never. */
  readonly staleAfterSeconds: number | null
}

/** Whose subjects are read, and which claims they were made of, as it was when this was saved. */
export type ReadProvider = {
  readonly providerId: ProviderId
  readonly issuer: string
  readonly providerName: string
  readonly subjectClaims: readonly string[]
}

/** What the last complete reading came to. */
export type ReadCounts = {
  readonly people: number
  readonly groups: number
  /** People of this provider who are active here. */
  readonly known: number
  readonly ended: number
  readonly lostGroups: number
}

/** Times in epoch milliseconds. */
export type ReconciliationRow = ReconciliationInput &
  ReadProvider & {
    readonly createdAt: number
    readonly beganAt: number | null
    /** When the last reading began that came to its end. */
    readonly readAt: number | null
    readonly failedAt: number | null
    /** Why the last one did not; null where it did. */
    readonly problem: string | null
    readonly counts: ReadCounts | null
    /** Names what waits for a yes; null for nothing. */
    readonly held: string | null
  }

export type SealedReconciliation = ReconciliationRow & { readonly sealed: string }

type Stored = Omit<
  SealedReconciliation,
  'subjectClaims' | 'settings' | 'counts' | 'readsGroups'
> & { subjectClaims: string; settings: string; counts: string | null; readsGroups: number }

const SELECT = `SELECT provider_id AS providerId, issuer, provider_name AS providerName,
    subject_claims AS subjectClaims, kind, settings, sealed, reads_groups AS readsGroups,
    interval_seconds AS intervalSeconds, most_gone AS mostGone,
    stale_after_seconds AS staleAfterSeconds, created_at AS createdAt, began_at AS beganAt,
    read_at AS readAt, failed_at AS failedAt, problem, counts, held
  FROM reconciliations`

export async function findReconciliation(
  db: D1Database,
  id: ProviderId,
): Promise<SealedReconciliation | null> {
  const row = await db.prepare(`${SELECT} WHERE provider_id = ?`).bind(id).first<Stored>()
  return row && rowOf(row)
}

export async function findReconciliationOf(
  db: D1Database,
  issuer: string,
): Promise<SealedReconciliation | null> {
  const row = await db.prepare(`${SELECT} WHERE issuer = ?`).bind(issuer).first<Stored>()
  return row && rowOf(row)
}

/** Those whose turn it is and that are not under way, the longest ago first. */
export async function reconciliationsDue(
  db: D1Database,
  now: number,
  most: number,
): Promise<readonly ProviderId[]> {
  const { results } = await db
    .prepare(
      `SELECT provider_id AS id FROM reconciliations
       WHERE busy_until < ?1 AND coalesce(began_at, 0) + interval_seconds * 1000 <= ?1
       ORDER BY coalesce(began_at, 0) LIMIT ?2`,
    )
    .bind(now, most)
    .all<{ id: ProviderId }>()
  return results.map(({ id }) => id)
}

/** In place of what was there. What came of earlier readings stays only for the same way of reading. */
export async function saveReconciliation(
  db: D1Database,
  editor: Editor,
  provider: ReadProvider,
  input: ReconciliationInput & { readonly sealed: string },
): Promise<Written<ProviderId>> {
  const { providerId, issuer, providerName, subjectClaims } = provider
  const { sealed, ...open } = input
  const before = await findReconciliation(db, providerId)
  const done = await change(db, [
    db
      .prepare(
        `INSERT INTO reconciliations (provider_id, issuer, provider_name, subject_claims, kind,
           settings, sealed, reads_groups, interval_seconds, most_gone, stale_after_seconds,
           created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
         ON CONFLICT (provider_id) DO UPDATE SET issuer = excluded.issuer,
           provider_name = excluded.provider_name, subject_claims = excluded.subject_claims,
           kind = excluded.kind, settings = excluded.settings, sealed = excluded.sealed,
           reads_groups = excluded.reads_groups, interval_seconds = excluded.interval_seconds,
           most_gone = excluded.most_gone, stale_after_seconds = excluded.stale_after_seconds,
           updated_at = excluded.updated_at`,
      )
      .bind(
        ...[providerId, issuer, providerName, JSON.stringify(subjectClaims), open.kind],
        ...[JSON.stringify(open.settings), sealed, open.readsGroups ? 1 : 0],
        ...[open.intervalSeconds, open.mostGone, open.staleAfterSeconds, Date.now()],
      ),
    factStatement(db, editor, {
      type: 'reconciliation.saved',
      data: { providerId, before: before && inputOf(before), after: open },
    }),
  ])
  return done.ok ? { ok: true, id: providerId } : done
}

export async function removeReconciliation(
  db: D1Database,
  editor: Editor,
  id: ProviderId,
): Promise<Written<ProviderId>> {
  const row = await findReconciliation(db, id)
  if (!row) return not('reconciliation_unknown')
  const done = await change(db, [
    db.prepare('DELETE FROM reconciliations WHERE provider_id = ?').bind(id),
    db.prepare('DELETE FROM doubts WHERE provider_id = ?').bind(id),
    factStatement(db, editor, {
      type: 'reconciliation.removed',
      data: { providerId: id, before: inputOf(row) },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

function inputOf(row: ReconciliationInput): ReconciliationInput {
  const { kind, settings, readsGroups, intervalSeconds, mostGone, staleAfterSeconds } = row
  return { kind, settings, readsGroups, intervalSeconds, mostGone, staleAfterSeconds }
}

function rowOf({ subjectClaims, settings, counts, readsGroups, ...row }: Stored) {
  return {
    ...row,
    subjectClaims: JSON.parse(subjectClaims) as string[],
    settings: JSON.parse(settings) as Record<string, string>,
    counts: counts === null ? null : (JSON.parse(counts) as ReadCounts),
    readsGroups: readsGroups === 1,
  }
}
