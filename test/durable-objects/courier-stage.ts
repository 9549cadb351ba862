import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { addChannel, changeChannel, lookAtChannel } from '../../src/commands/channels/save'
import { makeChannelSecret } from '../../src/commands/channels/secrets'
import { courierOf } from '../../src/courier-of'
import type { ChannelInput } from '../../src/db/channels'
import { testMessage } from '../../src/domain/channel/message'
import { ROOT } from '../db/people'
import { type Receiver, receiverAt } from '../support/receiver'

/** A channel with a receiver of its own, and what is done to both. */
export async function channelTo(more: Partial<ChannelInput> = {}) {
  const name = `courier-${crypto.randomUUID().slice(0, 8)}`
  const receiver: Receiver = receiverAt(name)
  const wants = { groups: ['access'], resources: null, tag: null, isActive: true } as const
  const input = { name, kind: 'webhook', ...wants, ...more } as const
  const { address } = receiver
  const made = await addChannel(env, ROOT, { ...input, address })
  if (!made.ok) throw new Error(made.problem.detail)
  const { id } = made
  const courier = () => courierOf(env, id)
  const secrets: string[] = []
  const addSecret = async () => {
    const added = await makeChannelSecret(env, ROOT, id)
    if (!added.ok) throw new Error(added.problem.code)
    secrets.push(added.secret)
  }
  if (input.kind === 'webhook') await addSecret()
  return {
    ...{ id, name, receiver, courier, secrets, addSecret },
    take: (message: string, patienceMs = 5_000) =>
      courier().take(testMessage(message, Date.now(), ROOT, '/'), patienceMs),
    look: async (message: string) =>
      (await courier().list({ state: null, before: null, limit: 200 })).find(
        ({ id: each }) => each === message,
      ),
    row: () => lookAtChannel(env, id),
    change: async (change: Partial<ChannelInput> & { readonly address?: string }) => {
      const before = await lookAtChannel(env, id)
      if (!before) throw new Error('There is no such channel.')
      const done = await changeChannel(env, ROOT, before, { ...before, ...change })
      if (!done.ok) throw new Error(done.problem.detail)
    },
    /** Lets time pass, and fires the alarm. */
    pass: async (ms: number) => {
      vi.setSystemTime(Date.now() + ms)
      await runDurableObjectAlarm(courier())
    },
    alarmAt: () => runInDurableObject(courier() as never, (_, state) => state.storage.getAlarm()),
  }
}

type Stage = Awaited<ReturnType<typeof channelTo>>

/** Under which ids messages arrived, in order. */
export async function idsAt(stage: Stage): Promise<readonly string[]> {
  return (await stage.receiver.arrived()).map(({ headers }) => headers['webhook-id'] ?? '')
}
