import type { PersonId, ScimConnectionId, ScimUserId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** What is stored of a user, beside what the person has. */
export type ScimUserDraft = {
  readonly externalId: string | null
  /** The user name, folded: it is unique whatever its case. */
  readonly userNameKey: string
  readonly resource: string
  readonly folded: string
}

export function insertScimUser(
  db: D1Database,
  user: ScimUserDraft & {
    readonly id: ScimUserId
    readonly connectionId: ScimConnectionId
    readonly personId: PersonId
    readonly deactivatedAt: number | null
    readonly now: number
  },
): D1PreparedStatement[] {
  const { id, connectionId, personId, externalId, userNameKey, resource, folded, now } = user
  return [
    ...guardUnique(db, user),
    guard(
      db,
      'scim_user_taken',
      `NOT EXISTS (SELECT 1 FROM scim_users
         WHERE connection_id = ? AND person_id = ? AND deleted_at IS NULL)`,
      connectionId,
      personId,
    ),
    db
      .prepare(
        `INSERT INTO scim_users (id, connection_id, person_id, external_id, user_name_key, resource,
           folded, version, created_at, updated_at, deactivated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?8, ?9)`,
      )
      .bind(
        id,
        connectionId,
        personId,
        externalId,
        userNameKey,
        resource,
        folded,
        now,
        user.deactivatedAt,
      ),
  ]
}

/** Undone with everything around it where somebody else changed the user meanwhile. */
export function updateScimUser(
  db: D1Database,
  user: ScimUserDraft & {
    readonly id: ScimUserId
    readonly connectionId: ScimConnectionId
    readonly version: number
    readonly now: number
  },
): D1PreparedStatement[] {
  const { id, externalId, userNameKey, resource, folded, version, now } = user
  return [
    guardVersion(db, id, version),
    ...guardUnique(db, user),
    db
      .prepare(
        `UPDATE scim_users SET external_id = ?2, user_name_key = ?3, resource = ?4, folded = ?5,
           version = version + 1, updated_at = ?6, unclear_at = NULL, unclear_why = NULL
         WHERE id = ?1`,
      )
      .bind(id, externalId, userNameKey, resource, folded, now),
  ]
}

export function deleteScimUser(
  db: D1Database,
  id: ScimUserId,
  version: number,
  now: number,
): D1PreparedStatement[] {
  return [
    guardVersion(db, id, version),
    db
      .prepare('UPDATE scim_users SET deleted_at = ?2, unclear_at = NULL WHERE id = ?1')
      .bind(id, now),
  ]
}

/** Remembers that it was this connection that ended the person: it alone may bring them back. */
export function markEndedHere(db: D1Database, id: ScimUserId, now: number): D1PreparedStatement {
  return db
    .prepare('UPDATE scim_users SET deactivated_at = coalesce(deactivated_at, ?2) WHERE id = ?1')
    .bind(id, now)
}

/** Remembers that an event of the same provider ended the person: SCIM has not said so itself yet. */
export function markEndedByProvider(
  db: D1Database,
  personId: PersonId,
  provider: string,
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE scim_users SET provider_ended_at = ?3 WHERE person_id = ?1 AND deleted_at IS NULL
         AND connection_id IN (
           SELECT id FROM scim_connections WHERE provider = ?2 AND retired_at IS NULL)`,
    )
    .bind(personId, provider, now)
}

/**
 * SCIM says now what an event of its provider had said before: from here on it may bring the person
 * back as if it had been the first. Whether there was such an event.
 */
export async function confirmEnded(db: D1Database, id: ScimUserId, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE scim_users SET deactivated_at = ?2, provider_ended_at = NULL
       WHERE id = ?1 AND provider_ended_at IS NOT NULL`,
    )
    .bind(id, now)
    .run()
  return meta.changes > 0
}

/**
 * May sign in again and holds nothing: what the person had is gone. Refused where somebody else
 * ended them, and while a resource has not heard yet that they were gone.
 */
export function reactivate(
  db: D1Database,
  connectionId: ScimConnectionId,
  personId: PersonId,
): D1PreparedStatement[] {
  return [
    guard(
      db,
      'person_ended_elsewhere',
      `EXISTS (SELECT 1 FROM scim_users
         WHERE connection_id = ? AND person_id = ? AND deactivated_at IS NOT NULL)`,
      connectionId,
      personId,
    ),
    guard(
      db,
      'person_still_leaving',
      "NOT EXISTS (SELECT 1 FROM orders WHERE command ->> 'personId' = ?)",
      personId,
    ),
    db.prepare('UPDATE people SET active = 1, ended_at = NULL WHERE id = ?').bind(personId),
    db.prepare('UPDATE scim_users SET deactivated_at = NULL WHERE person_id = ?').bind(personId),
  ]
}

/** This person may not check anything out until the provider has been understood. */
export async function markUnclear(
  db: D1Database,
  id: ScimUserId,
  why: string,
  now: number,
): Promise<void> {
  await db
    .prepare(
      'UPDATE scim_users SET unclear_at = coalesce(unclear_at, ?2), unclear_why = ?3 WHERE id = ?1',
    )
    .bind(id, now, why)
    .run()
}

/** An administrator has seen to it. */
export async function clearUnclear(
  db: D1Database,
  editor: Editor,
  connectionId: ScimConnectionId,
  personId: PersonId,
): Promise<Written<PersonId>> {
  const unclear = `EXISTS (SELECT 1 FROM scim_users
    WHERE connection_id = ? AND person_id = ? AND unclear_at IS NOT NULL)`
  const done = await change(db, [
    guard(db, 'person_unknown', unclear, connectionId, personId),
    db
      .prepare(
        `UPDATE scim_users SET unclear_at = NULL, unclear_why = NULL
         WHERE connection_id = ? AND person_id = ?`,
      )
      .bind(connectionId, personId),
    factStatement(db, editor, {
      type: 'person.settled',
      personId,
      data: { scimConnectionId: connectionId },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

function guardVersion(db: D1Database, id: ScimUserId, version: number): D1PreparedStatement {
  return guard(
    db,
    'scim_changed',
    'EXISTS (SELECT 1 FROM scim_users WHERE id = ? AND version = ? AND deleted_at IS NULL)',
    id,
    version,
  )
}

function guardUnique(
  db: D1Database,
  user: ScimUserDraft & { readonly id: ScimUserId; readonly connectionId: ScimConnectionId },
): D1PreparedStatement[] {
  return [
    guard(
      db,
      'scim_user_taken',
      `NOT EXISTS (SELECT 1 FROM scim_users WHERE connection_id = ?1 AND id <> ?2
         AND deleted_at IS NULL AND (user_name_key = ?3 OR external_id = ?4))`,
      user.connectionId,
      user.id,
      user.userNameKey,
      user.externalId,
    ),
  ]
}
