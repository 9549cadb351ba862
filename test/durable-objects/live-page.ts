import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { app } from '../../src/app'
import { liveOf } from '../../src/live-of'
import { randomId, randomToken, sha256Hex } from '../../src/vault/random'
import { type Caller, installation } from '../routes/visit'

export const ORIGIN = 'https://hallpass.example'
export const MINUTE = 60_000

type Headers = Readonly<Record<string, string>>

/** The request with which a page opens its socket, as far as these headers make it one. */
export function knock(headers: Headers): Promise<Response> {
  return Promise.resolve(
    app.request(`${ORIGIN}/live`, { headers: { Upgrade: 'websocket', ...headers } }, installation),
  )
}

/** A page of somebody's that is open, and what it has heard. */
export async function page({ token }: { readonly token: string }) {
  const answer = await knock({ Cookie: `__Host-hallpass=${token}`, Origin: ORIGIN })
  expect(answer.status).toBe(101)
  const socket = answer.webSocket as WebSocket
  const heard: string[] = []
  const closed: number[] = []
  socket.addEventListener('message', ({ data }) => {
    heard.push(String(data))
  })
  socket.addEventListener('close', ({ code }) => {
    closed.push(code)
  })
  socket.accept()
  return { socket, heard, closed }
}

export const objectOf = ({ id }: Caller) => liveOf(env as Env, id)

/** Another session of somebody, last seen so long ago. */
export async function sessionOf(
  { id }: Caller,
  idleMs = 0,
): Promise<{ token: string; hash: string }> {
  const token = randomToken()
  const hash = await sha256Hex(token)
  const now = Date.now()
  await env.DB.prepare(
    `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(hash, id, now - idleMs, now - idleMs, now + 720 * MINUTE, randomId('ses'), 'A test')
    .run()
  return { token, hash }
}
