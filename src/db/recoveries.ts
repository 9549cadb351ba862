import type { PersonId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { change, guard } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { letterStatement } from './letters'

const DAY_MS = LIMITS.recoverySeconds * 1_000

/** Somebody has lost their passkeys: two administrators let them start anew, once and in time. */
export type Recovery = {
  readonly personId: PersonId
  readonly reason: string
  readonly proposedBy: PersonId
  readonly proposedByName: string
  /** Epoch milliseconds. */
  readonly proposedAt: number
  /** Null while nobody has agreed; until then it allows nothing. */
  readonly confirmedByName: string | null
  readonly expiresAt: number
}

type Row = {
  person_id: PersonId
  reason: string
  proposed_by: PersonId
  proposed_by_name: string
  proposed_at: number
  confirmed_by_name: string | null
  expires_at: number
}

/** What is proposed or confirmed and not over. */
export async function findRecovery(
  db: D1Database,
  personId: PersonId,
  now: number,
): Promise<Recovery | null> {
  const row = await db
    .prepare('SELECT * FROM passkey_recoveries WHERE person_id = ? AND expires_at > ?')
    .bind(personId, now)
    .first<Row>()
  if (!row) return null
  return {
    personId: row.person_id,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    confirmedByName: row.confirmed_by_name,
    expiresAt: row.expires_at,
  }
}

/** One administrator says so; the person hears of it, so that they can object. */
export async function proposeRecovery(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  { reason, letterId }: { readonly reason: string; readonly letterId: string },
): Promise<Written<PersonId>> {
  if (editor.id === personId) return not('recovery_own')
  const now = Date.now()
  const done = await change(db, [
    activeGuard(db, personId),
    guard(
      db,
      'recovery_open',
      'NOT EXISTS (SELECT 1 FROM passkey_recoveries WHERE person_id = ? AND expires_at > ?)',
      personId,
      now,
    ),
    db
      .prepare(
        `INSERT OR REPLACE INTO passkey_recoveries
           (person_id, reason, proposed_by, proposed_by_name, proposed_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .bind(personId, reason, editor.id, editor.name, now, now + DAY_MS),
    factStatement(db, editor, { type: 'recovery.proposed', personId, data: { reason } }, now),
    letterStatement(db, letterId, personId, {
      ...{ kind: 'recovery_proposed', name: editor.name, at: now },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

/** Another one agrees, who is neither the first nor the person; the first has not left meanwhile. */
export async function confirmRecovery(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  letterId: string,
): Promise<Written<PersonId>> {
  if (editor.id === personId) return not('recovery_own')
  const now = Date.now()
  const open = await findRecovery(db, personId, now)
  if (!open || open.confirmedByName !== null) return not('recovery_unknown')
  const done = await change(db, [
    activeGuard(db, personId),
    guard(
      db,
      'recovery_unknown',
      `EXISTS (SELECT 1 FROM passkey_recoveries r JOIN people p ON p.id = r.proposed_by
        WHERE r.person_id = ? AND r.expires_at > ? AND r.confirmed_by_name IS NULL AND p.active = 1)`,
      personId,
      now,
    ),
    guard(
      db,
      'recovery_second',
      'EXISTS (SELECT 1 FROM passkey_recoveries WHERE person_id = ? AND proposed_by <> ?)',
      personId,
      editor.id,
    ),
    db
      .prepare(
        'UPDATE passkey_recoveries SET confirmed_by_name = ?2, expires_at = ?3 WHERE person_id = ?1',
      )
      .bind(personId, editor.name, now + DAY_MS),
    factStatement(
      db,
      editor,
      {
        type: 'recovery.confirmed',
        personId,
        data: { reason: open.reason, proposedBy: open.proposedBy },
      },
      now,
    ),
    letterStatement(db, letterId, personId, {
      ...{ kind: 'recovery_confirmed', name: editor.name, at: now },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

export async function withdrawRecovery(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
): Promise<Written<PersonId>> {
  const now = Date.now()
  const open = 'EXISTS (SELECT 1 FROM passkey_recoveries WHERE person_id = ? AND expires_at > ?)'
  const done = await change(db, [
    guard(db, 'recovery_unknown', open, personId, now),
    endRecoveryStatement(db, personId),
    factStatement(db, editor, { type: 'recovery.withdrawn', personId, data: {} }, now),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

/** It is good once. */
export function endRecoveryStatement(db: D1Database, personId: PersonId): D1PreparedStatement {
  return db.prepare('DELETE FROM passkey_recoveries WHERE person_id = ?').bind(personId)
}

/** Forgets those that nobody confirmed or used in time; history has them. */
export async function pruneRecoveries(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM passkey_recoveries WHERE expires_at <= ?').bind(now).run()
}

function activeGuard(db: D1Database, personId: PersonId): D1PreparedStatement {
  const active = 'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)'
  return guard(db, 'person_ended', active, personId)
}
