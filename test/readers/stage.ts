import { env } from 'cloudflare:workers'
import type { GroupId, PersonId, ProviderId } from '../../src/domain/ids'
import { randomId } from '../../src/vault/random'

const db = env.DB

/** A provider that people sign in with, and the groups that it gives. */
export type Stage = { readonly id: ProviderId; readonly issuer: string; readonly group: GroupId }

export async function provider(claims: readonly string[] = ['sub']): Promise<Stage> {
  const id = randomId('idp')
  const group = randomId('grp')
  const issuer = `https://${id.slice(4)}.example`
  const named = { subject: claims, name: null, email: null, groups: 'groups' }
  await db.batch([
    db
      .prepare(
        `INSERT INTO providers (id, name, issuer, client_id, sealed, claims, created_at, updated_at)
         VALUES (?1, ?1, ?2, 'x', 'x', ?3, 1, 1)`,
      )
      .bind(id, issuer, JSON.stringify(named)),
    db.prepare("INSERT INTO groups VALUES (?1, ?1, '', 1)").bind(group),
    db.prepare("INSERT INTO provider_groups VALUES (?, 'Ops', ?)").bind(id, group),
  ])
  return { id, issuer, group }
}

/** Somebody who has signed in there with this subject, was given the group, and has a session. */
export async function arrived(
  { id, issuer, group }: Stage,
  subject: string,
  at = 1,
): Promise<PersonId> {
  const person = randomId('per')
  await db.batch([
    db
      .prepare(
        `INSERT INTO people (id, display_name, email, active, created_at)
         VALUES (?1, ?2, 'same@shop.example', 1, 1)`,
      )
      .bind(person, subject),
    db.prepare('INSERT INTO identities VALUES (?, ?, ?, ?)').bind(issuer, subject, person, at),
    db.prepare('INSERT INTO memberships VALUES (?, ?)').bind(group, person),
    db.prepare('INSERT INTO provider_memberships VALUES (?, ?, ?)').bind(id, person, group),
    db
      .prepare(
        `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, provider)
         VALUES (?1, ?1, ?2, 1, 9999999999999, ?3)`,
      )
      .bind(person, at, issuer),
  ])
  return person
}

/** Whether somebody is active, and how many groups and sessions they have. */
export async function standing(person: PersonId): Promise<readonly [string, number, number]> {
  const row = await db
    .prepare(
      `SELECT active, (SELECT count(*) FROM memberships WHERE person_id = ?1) AS groups,
         (SELECT count(*) FROM sessions WHERE person_id = ?1) AS sessions
       FROM people WHERE id = ?1`,
    )
    .bind(person)
    .first<{ active: number; groups: number; sessions: number }>()
  return [row?.active === 1 ? 'here' : 'ended', row?.groups ?? -1, row?.sessions ?? -1]
}

export const HERE = ['here', 1, 1] as const
export const WITHOUT_GROUP = ['here', 0, 1] as const
export const ENDED = ['ended', 0, 0] as const
