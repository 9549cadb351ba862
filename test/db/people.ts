import { env } from 'cloudflare:workers'
import type { Editor } from '../../src/db/history'
import type { PersonId } from '../../src/domain/ids'
import type { RoleId } from '../../src/domain/permission/role'

/** Administers; has a row of its own only where a test adds it. */
export const ROOT: Editor = { id: 'per_root', name: 'Root' }

/** Adds somebody, or nobody where they are there already. */
export async function addPerson(name: string, ...roles: RoleId[]): Promise<PersonId> {
  const id: PersonId = `per_${name.toLowerCase().padEnd(4, '0')}`
  await env.DB.batch([
    env.DB.prepare(
      'INSERT OR IGNORE INTO people (id, display_name, email, created_at) VALUES (?, ?, ?, 1)',
    ).bind(id, name, `${name.toLowerCase()}@hallpass.example`),
    ...roles.map((role) =>
      env.DB.prepare("INSERT OR IGNORE INTO role_grants VALUES (?, ?, '', 1)").bind(id, role),
    ),
  ])
  return id
}

/** The facts of one type, newest first, as history has them. */
export async function factsOfType(type: string): Promise<readonly Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(
    'SELECT data FROM history WHERE type = ? ORDER BY sequence DESC',
  )
    .bind(type)
    .all<{ data: string }>()
  return results.map(({ data }) => JSON.parse(data) as Record<string, unknown>)
}
