import { env } from 'cloudflare:workers'
import type { PersonId } from '../../../src/domain/ids'

const db = env.DB

/** Which person a user of SCIM is. */
export async function personOf(userId: string): Promise<PersonId> {
  const row = await db
    .prepare('SELECT person_id AS id FROM scim_users WHERE id = ?')
    .bind(userId)
    .first<{ id: PersonId }>()
  if (!row) throw new Error(`There is no user ${userId}.`)
  return row.id
}

/** A session, a role and a group of our own: what somebody may have beside what SCIM says. */
export async function endowed(id: PersonId): Promise<void> {
  const group = `grp_own${id.slice(4)}`
  await db.batch([
    db
      .prepare(
        'INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at) VALUES (?, ?, 1, 1, 9)',
      )
      .bind(`h-${id}`, id),
    db.prepare("INSERT INTO roles VALUES (?, 'auditor', 1)").bind(id),
    db.prepare("INSERT INTO groups VALUES (?, ?, '', 1)").bind(group, group),
    db.prepare('INSERT INTO memberships VALUES (?, ?)').bind(group, id),
    db.prepare("INSERT INTO involvements VALUES (?, 'res_scim')").bind(id),
  ])
}

/** What somebody has: sessions, roles, groups. */
export async function holdings(id: PersonId): Promise<Record<string, number>> {
  const counts = ['sessions', 'roles', 'memberships'].map(async (table) => {
    const sql = `SELECT count(*) AS n FROM ${table} WHERE person_id = ?`
    return [table, await db.prepare(sql).bind(id).first<number>('n')] as const
  })
  return Object.fromEntries(await Promise.all(counts)) as Record<string, number>
}

export async function isActive(id: PersonId): Promise<boolean> {
  const sql = 'SELECT active FROM people WHERE id = ?'
  return (await db.prepare(sql).bind(id).first<number>('active')) === 1
}

/** The events about somebody, oldest first, each with who made it. */
export async function factsAbout(id: PersonId): Promise<readonly string[]> {
  const { results } = await db
    .prepare('SELECT type, actor_name AS by FROM history WHERE person_id = ? ORDER BY sequence')
    .bind(id)
    .all<{ type: string; by: string }>()
  return results.map(({ type, by }) => `${type} by ${by}`)
}
