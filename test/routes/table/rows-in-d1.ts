import { env } from 'cloudflare:workers'

/** A change of roles that waits for a second administrator; nobody has one of them any more. */
export async function proposedChange(): Promise<string> {
  const id = 'cha_table'
  await env.DB.prepare(
    `INSERT INTO changes (id, kind, title, sentences, sealed, base, proposer_id, proposer_name,
       proposed_at, expires_at) VALUES (?, 'role', 'x', '[]', 'x', 'x', 'per_none', 'x', 1, 2)`,
  )
    .bind(id)
    .run()
  return id
}

export async function passkeyOf(person: string): Promise<string> {
  const id = 'pky_table'
  await env.DB.prepare(
    `INSERT INTO passkeys (id, person_id, credential_id, public_key, counter, transports, name,
       is_synced, created_at) VALUES (?, ?, 'x', 'x', 0, '[]', 'x', 0, 1)`,
  )
    .bind(id, person)
    .run()
  return id
}

export async function browserOf(person: string): Promise<string> {
  const id = 'psh_table'
  await env.DB.prepare(
    `INSERT INTO push_subscriptions (id, person_id, endpoint, p256dh, auth, device, created_at)
     VALUES (?, ?, 'https://push.example/1', 'x', 'x', 'A test', 1)`,
  )
    .bind(id, person)
    .run()
  return id
}

export async function provider(): Promise<string> {
  const id = 'idp_table'
  await env.DB.prepare(
    `INSERT INTO providers (id, name, issuer, client_id, sealed, claims, created_at, updated_at)
     VALUES (?, 'Other', 'https://other.example', 'x', 'x', ?, 1, 1)`,
  )
    .bind(id, JSON.stringify({ subject: ['sub'], name: null, email: null, groups: null }))
    .run()
  return id
}
