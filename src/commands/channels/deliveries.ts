import { courierOf } from '../../courier-of'
import type { ChannelRow } from '../../db/channels'
import { type Editor, factStatement } from '../../db/history'
import { keyAfter, type Page, pageOf, type Slice } from '../../db/page'
import type { Delivery, DeliveryState } from '../../domain/channel/channel'
import { testMessage } from '../../domain/channel/message'
import type { ChannelId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { randomId } from '../../vault/random'

/** How long somebody who sends something by hand waits to see what comes of it. */
const PATIENCE_MS = 5_000

/** What was sent to an address or waits for it, the latest first. */
export async function deliveriesOf(
  env: Env,
  id: ChannelId,
  { state, limit, cursor }: Slice & { readonly state: DeliveryState | null },
): Promise<Page<Delivery>> {
  const [before = null] = keyAfter(cursor, ['number']) ?? []
  const part = { state, before: before as number | null, limit: limit + 1 }
  return pageOf(await courierOf(env, id).list(part), limit, ({ number }) => [number])
}

/** Sends one message again, under the same id; null where it is not kept. */
export async function sendAgain(
  env: Env,
  editor: Editor,
  channel: ChannelRow,
  deliveryId: string,
): Promise<Delivery | null> {
  const courier = courierOf(env, channel.id)
  if (!(await courier.find(deliveryId))) return null
  await noted(env, editor, channel, 'channel.replayed', { deliveryId })
  return courier.again(deliveryId, PATIENCE_MS)
}

/** Sends all again that were given up. */
export async function sendFailedAgain(
  env: Env,
  editor: Editor,
  channel: ChannelRow,
): Promise<number> {
  const courier = courierOf(env, channel.id)
  const [failed] = await courier.list({ state: 'failed', before: null, limit: 1 })
  if (!failed) return 0
  await noted(env, editor, channel, 'channel.replayed', {})
  return courier.failedAgain()
}

export type Tested =
  | { readonly ok: true; readonly delivery: Delivery }
  | { readonly ok: false; readonly problem: Problem }

export async function sendTest(env: Env, editor: Editor, channel: ChannelRow): Promise<Tested> {
  const { id, isActive } = channel
  if (!isActive) return { ok: false, problem: OFF }
  await noted(env, editor, channel, 'channel.tested', {})
  const path = `/admin/channels/${id}`
  const message = testMessage(
    randomId('tst'),
    Date.now(),
    { id: editor.id, name: editor.name },
    path,
  )
  const delivery = await courierOf(env, id).take(message, PATIENCE_MS)
  if (!delivery) throw new Error('A message that was stored is not there.')
  return { ok: true, delivery }
}

const OFF: Problem = {
  status: 409,
  code: 'channel_off',
  title: 'Channel is off',
  detail: 'Nothing is sent to a channel that is off. Turn it on first.',
}

/** Written down before it is done: a message that left is never one that history does not know. */
async function noted(
  { DB }: Env,
  editor: Editor,
  { id: channelId, name }: ChannelRow,
  type: 'channel.replayed' | 'channel.tested',
  what: { readonly [name: string]: unknown },
): Promise<void> {
  const data = { channelId, name, ...what }
  await DB.batch([factStatement(DB, editor, { type, data })])
}
