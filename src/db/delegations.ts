import type { DelegationId, PersonId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import type { DelegationScope } from '../domain/policy/delegation-scope'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { letterStatement } from './letters'
import { type Key, keyAfter, type Page, pageOf, type Slice } from './page'
import { scopeOf } from './stand-ins'

/** Times in epoch milliseconds. */
export type DelegationInput = DelegationScope & {
  /** Null where somebody is only away, and nobody stands in. */
  readonly delegateId: PersonId | null
  readonly isAway: boolean
  readonly startsAt: number
  readonly endsAt: number
  readonly note: string
}

export type DelegationRow = DelegationInput & {
  readonly id: DelegationId
  readonly principalId: PersonId
  readonly principalName: string
  readonly delegateName: string | null
}

type Stored = Omit<DelegationRow, 'policies' | 'isAway'> & {
  readonly policies: string | null
  readonly isAway: number
}

/** What is not over, of this person on either side, or of everybody; the earliest first. */
export async function delegationsWith(
  db: D1Database,
  personId: PersonId | null,
  now: number,
  { limit, cursor }: Slice,
): Promise<Page<DelegationRow>> {
  const after = keyAfter(cursor, ['number', 'string'])
  const rows = await liveWith(db, personId, now, { after, most: limit + 1 })
  return pageOf(rows, limit, (row) => [row.startsAt, row.id])
}

type Part = { readonly after: Key | null; readonly most: number }

/** All of them, where no part is asked for. */
async function liveWith(
  db: D1Database,
  personId: PersonId | null,
  now: number,
  { after, most }: Part = { after: null, most: -1 },
): Promise<readonly DelegationRow[]> {
  const [startsAt, id] = after ?? [0, '']
  const { results } = await db
    .prepare(`${SELECT} WHERE d.ends_at > ?1 AND (?2 IS NULL OR ?2 IN (d.principal_id, d.delegate_id))
      AND (d.starts_at, d.id) > (?3, ?4) ORDER BY d.starts_at, d.id LIMIT ?5`)
    .bind(now, personId, startsAt, id, most)
    .all<Stored>()
  return results.map(rowOf)
}

export async function findDelegation(
  db: D1Database,
  id: DelegationId,
): Promise<DelegationRow | null> {
  const stored = await db.prepare(`${SELECT} WHERE d.id = ?`).bind(id).first<Stored>()
  return stored && rowOf(stored)
}

/**
 * Refused to oneself, to a leaver, and where it would make a second link: who stands in for somebody
 * hands nothing on meanwhile, so that there is no circle either.
 */
export async function makeDelegation(
  db: D1Database,
  editor: Editor & { readonly id: PersonId },
  input: DelegationInput,
): Promise<Written<DelegationId>> {
  const now = Date.now()
  const { delegateId, startsAt, endsAt } = input
  if (delegateId === editor.id) return not('delegation_to_oneself')
  if (endsAt <= now) return not('delegation_over')
  const id = freshId('del')
  const done = await change(db, [
    guard(db, 'person_unknown', IS_HERE, editor.id),
    ...(delegateId ? guardsOf(db, editor.id, delegateId, startsAt, endsAt, now) : []),
    guard(
      db,
      'delegation_policy_unknown',
      `NOT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM policies))`,
      JSON.stringify(input.policies ?? []),
    ),
    guard(
      db,
      'delegation_limit',
      `(SELECT count(*) FROM delegations WHERE principal_id = ? AND ends_at > ?)
         < ${LIMITS.delegationsPerPerson}`,
      editor.id,
      now,
    ),
    insert(db, id, editor.id, input, now),
    ...(delegateId ? [madeLetter(db, editor, delegateId, input, now)] : []),
    factStatement(db, editor, {
      type: 'delegation.made',
      personId: editor.id,
      data: { delegationId: id, ...input, ...(await namesOf(db, editor, delegateId)) },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** From this moment on; what was decided in its time stays decided. Said again, it changes nothing. */
export async function endDelegation(
  db: D1Database,
  editor: Editor,
  row: DelegationRow,
): Promise<Written<DelegationId>> {
  const now = Date.now()
  const { id, principalId } = row
  if (row.endsAt <= now) return { ok: true, id }
  const done = await change(db, [
    db
      .prepare(
        'UPDATE delegations SET starts_at = min(starts_at, ?1), ends_at = ?1 WHERE id = ?2 AND ends_at > ?1',
      )
      .bind(now, id),
    ...endedLetters(db, editor, row, now),
    endedFact(db, editor, row, principalId),
  ])
  return done.ok ? { ok: true, id } : done
}

/** For the batch that ends a person: nothing that they handed over or were handed is left. */
export async function endDelegationsOf(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
): Promise<readonly D1PreparedStatement[]> {
  const now = Date.now()
  const live = await liveWith(db, personId, now)
  return [
    db.prepare('DELETE FROM delegations WHERE ?1 IN (principal_id, delegate_id)').bind(personId),
    ...live.flatMap((row) => endedLetters(db, editor, row, now)),
    ...live.map((row) => endedFact(db, editor, row, row.principalId)),
  ]
}

function madeLetter(
  db: D1Database,
  { name: principalName }: Editor,
  delegateId: PersonId,
  { startsAt, endsAt, note }: DelegationInput,
  at: number,
) {
  const said = { principalName, startsAt, endsAt, note, at }
  return letterStatement(db, freshId('let'), delegateId, { kind: 'delegation_made', ...said })
}

/** Both sides hear of an early end, but for whoever made it. */
function endedLetters(
  db: D1Database,
  editor: Editor,
  { principalId, principalName, delegateId, delegateName }: DelegationRow,
  at: number,
): readonly D1PreparedStatement[] {
  if (!delegateId) return []
  const told = [principalId, delegateId].filter((id) => id !== editor.id)
  const said = { principalName, delegateName: delegateName ?? '', byName: editor.name, at }
  return told.map((id) =>
    letterStatement(db, freshId('let'), id, {
      ...{ kind: 'delegation_ended', isDelegate: id === delegateId, ...said },
    }),
  )
}

function endedFact(db: D1Database, editor: Editor, row: DelegationRow, personId: PersonId) {
  const { id: delegationId, ...data } = row
  return factStatement(db, editor, {
    type: 'delegation.ended',
    personId,
    data: { delegationId, ...data },
  })
}

function guardsOf(
  db: D1Database,
  principal: PersonId,
  delegate: PersonId,
  startsAt: number,
  endsAt: number,
  now: number,
) {
  const isSecondLink = `EXISTS (SELECT 1 FROM delegations d
    WHERE d.starts_at < ?4 AND d.ends_at > max(?3, ?5) AND d.delegate_id IS NOT NULL
      AND (d.principal_id = ?2 OR d.delegate_id = ?1))`
  const times = [startsAt, endsAt, now]
  return [
    guard(db, 'person_unknown', IS_HERE, delegate),
    guard(db, 'delegation_chain', `NOT ${isSecondLink}`, principal, delegate, ...times),
  ]
}

const IS_HERE = 'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)'

function insert(
  db: D1Database,
  id: DelegationId,
  principal: PersonId,
  input: DelegationInput,
  now: number,
) {
  const { delegateId, isAway, startsAt, endsAt, policies, resources, accounts, note } = input
  return db
    .prepare(
      `INSERT INTO delegations (id, principal_id, delegate_id, is_away, starts_at, ends_at,
         policies, resources, accounts, note, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[id, principal, delegateId, isAway ? 1 : 0, startsAt, endsAt],
      ...[policies && JSON.stringify(policies), resources, accounts, note, now],
    )
}

async function namesOf(db: D1Database, { name }: Editor, delegateId: PersonId | null) {
  const delegate = await db
    .prepare('SELECT display_name AS name FROM people WHERE id = ?')
    .bind(delegateId)
    .first<{ name: string }>()
  return { principalName: name, delegateName: delegate?.name ?? null }
}

const SELECT = `SELECT d.id, d.principal_id AS principalId, p.display_name AS principalName,
    d.delegate_id AS delegateId, s.display_name AS delegateName, d.is_away AS isAway,
    d.starts_at AS startsAt, d.ends_at AS endsAt, d.policies, d.resources, d.accounts, d.note
  FROM delegations d JOIN people p ON p.id = d.principal_id
  LEFT JOIN people s ON s.id = d.delegate_id`

function rowOf({ isAway, ...stored }: Stored): DelegationRow {
  return { ...stored, ...scopeOf(stored), isAway: isAway === 1 }
}
