import { checkIn } from '../../../src/commands/check-in'
import { checkOut } from '../../../src/commands/check-out'
import { openRequest } from '../../../src/commands/open-request'
import { custodianOf } from '../../../src/custodian-of'
import { factsOf, rosterOf } from '../../../src/db/facts'
import type { RequestId } from '../../../src/domain/ids'
import type { Order } from '../../../src/domain/resource/command'
import type { Answer } from '../../../src/domain/resource/view'
import { actorOf, type Visitor } from '../../../src/http/context'
import { leaseSecretContext } from '../../../src/vault/context'
import { kekOf } from '../../../src/vault/kek'
import { seal } from '../../../src/vault/seal'
import type { BenchEnv } from './env'
import { clientId, type Door } from './stock'

/** Nothing at all; a bare object; the Custodian alone; all that a route does below HTTP. */
export const WAYS = ['nothing', 'bare', 'custodian', 'whole'] as const
export type Way = (typeof WAYS)[number]

export type Turn = {
  readonly way: Way
  readonly client: number
  readonly door: Door
  /** Approved and not used yet; the two ways through Hallpass need one for each turn. */
  readonly requestId?: RequestId
  readonly durationSeconds?: number
}

const PATIENCE_MS = 5_000
const MOST_LOOKS = 60

/** What the Custodian is told at check-out, read from D1 before the clock runs. */
const prepared = new Map<RequestId, Order>()

/** Files a request, which its policy approves by itself. */
export async function ask(env: BenchEnv, turn: Turn): Promise<RequestId> {
  const { way, client, door, durationSeconds = 600 } = turn
  const visitor = visitorOf(client)
  const wish = { durationSeconds, justification: 'a benchmark', ticket: null }
  const answer = await openRequest(env, visitor, { ...door, ...wish })
  if (!answer?.accepted || answer.request?.stage !== 'approved') throw unexpected(answer)
  const { id } = answer.request
  if (way === 'custodian') prepared.set(id, await checkOutCommand(env, visitor, door, id))
  return id
}

/** One check-out and one check-in, or what stands beside them. */
export async function takeTurn(env: BenchEnv, turn: Turn): Promise<void> {
  switch (turn.way) {
    case 'nothing':
      return
    case 'bare':
      return bareTurn(env, turn)
    case 'custodian':
      return custodianTurn(env, turn)
    case 'whole':
      return wholeTurn(env, turn)
  }
}

/** A check-out that nobody gives back; the target may take its time. */
export async function takeAndKeep(env: BenchEnv, turn: Turn) {
  const answer = await checkOut(env, visitorOf(turn.client), await ask(env, turn))
  const lease = answer?.accepted ? answer.lease : null
  if (!lease) throw unexpected(answer)
  const custodian = custodianOf(env, lease.id)
  for (let looks = 0; lease.phase === 'granting' && looks < MOST_LOOKS; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const seen = await custodian.lookAtLease(lease.id)
    if (seen.lease?.phase === 'active') return { leaseId: lease.id, endsAt: seen.lease.endsAt }
  }
  return { leaseId: opened(answer), endsAt: lease.endsAt }
}

async function bareTurn(env: BenchEnv, { door }: Turn): Promise<void> {
  const object = env.BARE.getByName(door.resourceId)
  await object.take()
  await object.giveBack()
}

async function custodianTurn(env: BenchEnv, { client, requestId }: Turn): Promise<void> {
  const command = requestId && prepared.get(requestId)
  if (!requestId || !command) throw new Error('This turn was not prepared.')
  prepared.delete(requestId)
  const custodian = custodianOf(env, requestId)
  const by = actorOf(visitorOf(client))
  const leaseId = opened(await custodian.execute(command, by, PATIENCE_MS))
  closed(await custodian.execute({ type: 'check_in', leaseId }, by, PATIENCE_MS))
}

async function wholeTurn(env: BenchEnv, { client, requestId }: Turn): Promise<void> {
  if (!requestId) throw new Error('This turn was not prepared.')
  const visitor = visitorOf(client)
  const leaseId = opened(await checkOut(env, visitor, requestId))
  closed(await checkIn(env, visitor, leaseId))
}

async function checkOutCommand(
  env: BenchEnv,
  { personId }: Visitor,
  door: Door,
  requestId: RequestId,
): Promise<Order> {
  const facts = await factsOf(env.DB, { personId, ...door })
  if (!facts) throw new Error('The door is not in the catalogue.')
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const secret = await seal('a password', leaseSecretContext(requestId), keys)
  const sealed = { connectorSettings: facts.sealedSettings, secret }
  const roster = await rosterOf(env.DB, personId, [])
  const given = { ruling: facts.ruling, roster, proof: null, sealed, key: null }
  return { type: 'check_out', requestId, ...given }
}

function visitorOf(client: number): Visitor {
  const personId = clientId(client)
  return {
    personId,
    displayName: personId,
    email: null,
    permissions: [],
    limited: [],
    sessionHash: '',
  }
}

function opened(answer: Answer | null) {
  if (!answer?.accepted || answer.lease?.phase !== 'active') throw unexpected(answer)
  return answer.lease.id
}

/** A cycle counts only when the target was read back clean. */
function closed(answer: Answer | null): void {
  if (!answer?.accepted || answer.lease?.phase !== 'closed') throw unexpected(answer)
}

function unexpected(answer: Answer | null): Error {
  return new Error(`Not what a benchmark expects: ${JSON.stringify(answer)}`)
}
