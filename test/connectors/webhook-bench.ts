import { Webhook } from 'standardwebhooks'
import { inject } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { messageOf, usernameOf } from '../../src/connectors/webhook/message'
import { webhook } from '../../src/connectors/webhook/webhook'
import type { AccessMode } from '../../src/domain/account'
import { sabotagedPort } from '../support/saboteur'
import type { Sabotage } from '../world/saboteur.ts'
import type { Bench, Fault } from './contract'

export const receiver = inject('webhook')

const SABOTAGE: { readonly [fault in Fault]: Sabotage } = {
  'reply lost': { kind: 'cut', after: '"type":"right.' },
  silent: { kind: 'silent' },
  nonsense: {
    kind: 'babble',
    text: 'HTTP/1.1 200 OK\r\ncontent-length: 28\r\nconnection: close\r\n\r\n{"outcome":"fine","done":"1"}',
  },
}

export function urlAt(port: number): string {
  return `http://localhost:${port}/hallpass`
}

export function callIn(mode: AccessMode): TargetCall {
  const key = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  return {
    settings: { url: urlAt(receiver.port), secret: receiver.secret },
    account: { name: 'admin', mode, settings: { right: `group-${key}`, guide: ['Use the door.'] } },
    lease: { resourceKey: key, fence: 1, endsAt: Date.now() + 3_600_000 },
    secret: `holder-${crypto.randomUUID()}`,
    deadlineMs: 10_000,
  }
}

export function benchIn(mode: AccessMode): Bench {
  return {
    connector: webhook,
    freshCall: () => callIn(mode),
    mayEnter,
    unreachable: (call) => withSettings(call, { url: urlAt(1) }),
    unauthorized: (call) => withSettings(call, { secret: `whsec_${btoa('0'.repeat(32))}` }),
    sabotaged: async (call, fault) => {
      const way = { host: 'localhost', port: receiver.port }
      return withSettings(call, { url: urlAt(await sabotagedPort(way, SABOTAGE[fault])) })
    },
    giveBefore: async (call) => {
      const lease = { ...call.lease, resourceKey: 'somebody' }
      const body = messageOf('right.grant', { ...call, lease }, null, Date.now())
      await post(body, signedByPeer(body))
    },
  }
}

/** Tries the door of the system behind the receiver. */
export async function mayEnter(call: TargetCall): Promise<boolean> {
  const authorization = `Basic ${btoa(`${usernameOf(call)}:${call.secret}`)}`
  const answer = await fetch(urlAt(receiver.port), { headers: { authorization } })
  await answer.body?.cancel()
  return answer.status === 204
}

/** Headers as the reference library makes them. */
export function signedByPeer(
  body: string,
  { id = `msg_${crypto.randomUUID()}`, at = new Date(), secret = receiver.secret } = {},
): Record<string, string> {
  const signature = new Webhook(secret).sign(id, at, body)
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
}

export async function post(body: string, headers: Record<string, string>) {
  const answer = await fetch(urlAt(receiver.port), { method: 'POST', body, headers })
  return { status: answer.status, text: await answer.text() }
}

export function withSettings(call: TargetCall, settings: Record<string, string>): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}
