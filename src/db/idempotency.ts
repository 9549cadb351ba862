import type { AskerId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { idempotency } from './tables/idempotency'

/** A claim without an answer is taken for dead after this long: no command takes a minute. */
const DEAD_AFTER_MS = 60_000
const KEPT_MS = LIMITS.keySeconds * 1_000

/** One command of one person. The first fingerprint is today's; any of them means the same words. */
export type KeyedCommand = {
  readonly personId: AskerId
  readonly key: string
  readonly fingerprints: readonly string[]
}

export type KeptAnswer = {
  readonly status: number
  readonly type: string | null
  readonly location: string | null
  readonly body: string
}

/** The right to carry out a command, until somebody else takes over. */
export type Claim = Pick<KeyedCommand, 'personId' | 'key'> & { readonly attempt: number }

export type Claimed =
  | { readonly state: 'mine'; readonly claim: Claim }
  | { readonly state: 'answered'; readonly answer: KeptAnswer }
  | { readonly state: 'under way' }
  | { readonly state: 'other words' }

type Row = Pick<typeof idempotency.$inferSelect, 'fingerprint'> & {
  readonly status: number | null
  readonly type: string | null
  readonly location: string | null
  readonly body: string | null
}

/**
 * Claims a command before it is carried out. Of two that come at once, one gets the claim. One that
 * was never answered may be taken over by the same words, once whoever had it must be dead.
 */
export async function claimCommand(
  db: D1Database,
  { personId, key, fingerprints }: KeyedCommand,
  now: number,
): Promise<Claimed> {
  const results = await db.batch<Row & { attempt: number }>([
    db
      .prepare('DELETE FROM idempotency WHERE person_id = ? AND key = ? AND first_at <= ?')
      .bind(personId, key, now - KEPT_MS),
    db
      .prepare(
        `INSERT INTO idempotency (person_id, key, fingerprint, attempt, first_at, claimed_at)
         VALUES (?1, ?2, ?3, 1, ?4, ?4)
         ON CONFLICT (person_id, key) DO UPDATE SET attempt = attempt + 1, claimed_at = ?4
         WHERE status IS NULL AND claimed_at <= ?5
           AND fingerprint IN (SELECT value FROM json_each(?6))
         RETURNING attempt`,
      )
      .bind(
        personId,
        key,
        fingerprints[0] ?? '',
        now,
        now - DEAD_AFTER_MS,
        JSON.stringify(fingerprints),
      ),
    db
      .prepare(
        `SELECT fingerprint, status, type, location, body FROM idempotency
         WHERE person_id = ? AND key = ?`,
      )
      .bind(personId, key),
  ])
  const attempt = results[1]?.results[0]?.attempt
  if (attempt !== undefined) return { state: 'mine', claim: { personId, key, attempt } }
  const row = results[2]?.results[0]
  if (row && !fingerprints.includes(row.fingerprint)) return { state: 'other words' }
  if (row?.status == null) return { state: 'under way' }
  const { status, type, location, body } = row
  return { state: 'answered', answer: { status, type, location, body: body ?? '' } }
}

/** From now on the command is answered with this. An attempt that was taken over says nothing. */
export async function keepAnswer(
  db: D1Database,
  { personId, key, attempt }: Claim,
  { status, type, location, body }: KeptAnswer,
): Promise<void> {
  await db
    .prepare(
      `UPDATE idempotency SET status = ?4, type = ?5, location = ?6, body = ?7
       WHERE person_id = ?1 AND key = ?2 AND attempt = ?3`,
    )
    .bind(personId, key, attempt, status, type, location, body)
    .run()
}

/** The attempt failed: the same words may be tried again at once, and other words never. */
export async function releaseClaim(
  db: D1Database,
  { personId, key, attempt }: Claim,
): Promise<void> {
  await db
    .prepare(
      `UPDATE idempotency SET claimed_at = 0
       WHERE person_id = ?1 AND key = ?2 AND attempt = ?3 AND status IS NULL`,
    )
    .bind(personId, key, attempt)
    .run()
}

/** Forgets commands that are older than a day. */
export async function pruneCommands(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM idempotency WHERE first_at <= ?')
    .bind(now - KEPT_MS)
    .run()
}
