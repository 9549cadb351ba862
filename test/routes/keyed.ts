import { env } from 'cloudflare:workers'
import type { Answered, Caller } from './visit'

/** Sends a command under a key. */
export function sendUnder(
  key: string,
  caller: Caller,
  path: string,
  body: unknown = {},
): Promise<Answered> {
  return caller.send('POST', path, body, { 'Idempotency-Key': key })
}

/** As if the Worker had died so long ago, after the effect and before the answer. */
export async function dieBeforeAnswering(key: string, msAgo = 60_000): Promise<void> {
  const { meta } = await env.DB.prepare(
    `UPDATE idempotency SET status = NULL, type = NULL, location = NULL, body = NULL,
       claimed_at = ? WHERE key = ?`,
  )
    .bind(Date.now() - msAgo, key)
    .run()
  if (meta.changes !== 1) throw new Error(`There is no answer under ${key}.`)
}

/** What is kept under a key, word for word. */
export async function keptUnder(key: string): Promise<readonly Record<string, unknown>[]> {
  const { results } = await env.DB.prepare('SELECT * FROM idempotency WHERE key = ?')
    .bind(key)
    .all()
  return results
}
