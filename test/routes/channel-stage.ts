import { expect } from 'vitest'
import type { ChannelId } from '../../src/domain/ids'
import { type Receiver, receiverAt } from '../support/receiver'
import type { Caller } from './visit'

export const CHANNELS = '/channels'

/** A channel of this kind with a receiver of its own, as an administrator makes it. */
export async function madeBy(root: Caller, more: object = {}) {
  const name = `route-${crypto.randomUUID().slice(0, 8)}`
  const receiver = receiverAt(name)
  const body = { name, kind: 'webhook', groups: ['requests'], address: receiver.address, ...more }
  const made = await root.send('POST', CHANNELS, body)
  expect(made.status, made.text).toBe(201)
  const { id } = made.body
  const secret =
    made.body.kind === 'webhook'
      ? ((await root.send('POST', `${CHANNELS}/${id}/secrets`, {})).body.secret as string)
      : ''
  return { id: id as ChannelId, home: `${CHANNELS}/${id}`, name, receiver, secret }
}

export async function bodiesAt(receiver: Receiver) {
  const arrived = await receiver.arrived()
  return arrived.map(({ body }) => JSON.parse(body) as { type: string; data: Told })
}

type Told = {
  readonly actor: { readonly name: string }
  readonly resource: { readonly name: string } | null
  readonly request: { readonly id: string; readonly requesterName: string } | null
  readonly url: string
}
