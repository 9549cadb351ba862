import { courierOf } from '../courier-of'
import {
  factsAfter,
  livingChannels,
  noteChannelBacklog,
  noteCleared,
  type Reader,
  readersBehind,
  readTo,
  type UnreadFact,
  unclearedChannels,
} from '../db/listeners'
import { isWanted } from '../domain/channel/channel'
import { messageOfFact } from '../domain/channel/message'
import type { ChannelId } from '../domain/ids'

const AT_A_TIME = 200

/**
 * Hands to channels what happened in D1 itself, and knocks at every Courier, in case its alarm was
 * lost. None of them waits for another. What is retired is cleared until that was heard.
 */
export async function serveChannels(env: Env, now: number): Promise<void> {
  const readers = await readersBehind(env.DB)
  await each(readers, (reader) => handOver(env, reader))
  await each(await livingChannels(env.DB), (id) => knock(env, id, now))
  await each(await unclearedChannels(env.DB), (id) => clear(env, id))
}

/**
 * History is the outbox: what a channel has not been handed up to its place there is handed again,
 * under the same ids, and the place moves only afterwards. While it is off, a channel hears nothing.
 */
async function handOver(env: Env, reader: Reader): Promise<void> {
  if (!reader.isActive) return readTo(env.DB, reader, reader.end)
  const facts = await factsAfter(env.DB, reader.readTo, AT_A_TIME)
  const wanted = facts.map((fact) => ({ fact, message: messageOfFact(fact) })).filter(hears(reader))
  for (const { message } of wanted) await courierOf(env, reader.id).take(message)
  const last = facts.at(-1)
  if (!last) return
  await readTo(env.DB, reader, last.sequence)
  if (facts.length === AT_A_TIME) await handOver(env, { ...reader, readTo: last.sequence })
}

function hears(reader: Reader) {
  return ({ fact, message }: { fact: UnreadFact; message: ReturnType<typeof messageOfFact> }) => {
    const { resource, tags } = fact
    const place = resource && { name: resource.name, tags }
    return message.group !== 'test' && isWanted(reader, message.group, place)
  }
}

async function knock(env: Env, id: ChannelId, now: number): Promise<void> {
  await noteChannelBacklog(env.DB, id, await courierOf(env, id).wake(), now)
}

/** Nothing of a retired channel is kept, and that this is so is written down. */
async function clear(env: Env, id: ChannelId): Promise<void> {
  await courierOf(env, id).end()
  await noteCleared(env.DB, id)
}

async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  for (const done of await Promise.allSettled(items.map(work)))
    if (done.status === 'rejected') console.error({ failed: 'channel', error: String(done.reason) })
}
