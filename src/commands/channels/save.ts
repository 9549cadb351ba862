import { reachOf } from '../../connectors/outbound/reach'
import { webOriginOf } from '../../connectors/outbound/web-origin'
import { courierOf } from '../../courier-of'
import type { Written } from '../../db/catalogue-problem'
import {
  type ChannelInput,
  type ChannelRow,
  createChannel,
  findChannel,
  freshChannelId,
  retireChannel,
  type SealedAddress,
  updateChannel,
} from '../../db/channels'
import type { Editor } from '../../db/history'
import type { ChannelId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { channelContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { seal } from '../../vault/seal'
import { allowedOrigins, REACH_WORDS } from '../reach'

export type Saved =
  | { readonly ok: true; readonly id: ChannelId }
  | { readonly ok: false; readonly problem: Problem }

/** A new address of the organisation. It is sealed, and for a chat it is not shown again. */
export async function addChannel(
  env: Env,
  editor: Editor,
  { address, ...input }: ChannelInput & { readonly address: string },
): Promise<Saved> {
  const problem = addressProblem(env, address)
  if (problem) return { ok: false, problem }
  const id = freshChannelId()
  const sealed = await sealedAddress(env, id, address)
  return savedAs(await createChannel(env.DB, editor, id, input, sealed))
}

/** Without an address the one that it has stays. What waits there is tried at once. */
export async function changeChannel(
  env: Env,
  editor: Editor,
  before: ChannelRow,
  {
    address,
    ...input
  }: Omit<ChannelInput, 'kind'> & { readonly address?: string | null | undefined },
): Promise<Saved> {
  const problem = address ? addressProblem(env, address) : null
  if (problem) return { ok: false, problem }
  const { id } = before
  const sealed = address ? await sealedAddress(env, id, address) : null
  const saved = savedAs(await updateChannel(env.DB, editor, before, input, sealed))
  if (saved.ok) await told(env, id)
  return saved
}

/** What still waits there goes nowhere any more. Where its Courier is away, the sweep tells it. */
export async function endChannel(
  env: Env,
  editor: Editor,
  id: ChannelId,
): Promise<Written<ChannelId>> {
  const done = await retireChannel(env.DB, editor, id)
  if (done.ok) await courierOf(env, id).end().catch(complain(id))
  return done
}

export async function lookAtChannel({ DB }: Env, id: ChannelId): Promise<ChannelRow | null> {
  return findChannel(DB, id)
}

/** Its Courier reads its channel before each attempt; this only saves it waiting for the next one. */
async function told(env: Env, id: ChannelId): Promise<void> {
  await courierOf(env, id).changed().catch(complain(id))
}

function complain(channel: ChannelId) {
  return (error: unknown) =>
    console.warn({ channel, warning: 'could not be told', error: String(error) })
}

function addressProblem(env: Env, address: string): Problem | null {
  const origin = webOriginOf(address)
  if (!origin)
    return refused('odd', 'Give an https address, without a user and without a fragment.')
  const reach = reachOf(origin, origin.startsWith('http:'), allowedOrigins(env))
  return reach.isAllowed ? null : refused(reach.why, reach.problem)
}

function refused(why: keyof typeof REACH_WORDS, detail: string): Problem {
  const [code, title] = REACH_WORDS[why]
  return { status: 422, code, title, detail, errors: [{ field: 'address', message: detail }] }
}

async function sealedAddress(env: Env, id: ChannelId, address: string): Promise<SealedAddress> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const sealed = await seal(address, channelContext(id), keys)
  return { shown: shownOf(address), sealed }
}

/** The address of a chat is its secret, and many a webhook has one in its path. */
function shownOf(address: string): string {
  const { origin, pathname, search } = new URL(address)
  return pathname === '/' && search === '' ? origin : `${origin}/…`
}

function savedAs(written: Written<ChannelId>): Saved {
  return written.ok ? written : { ok: false, problem: catalogueProblemOf(written.problem) }
}
