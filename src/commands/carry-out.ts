import { custodianOf } from '../custodian-of'
import { factsOf } from '../db/facts'
import { type OrderRow, openOrders, orderDone } from '../db/orders'
import type { EndLeases, RecheckPerson } from '../db/tables/orders'
import type { Actor } from '../domain/actor'
import type { ResourceId } from '../domain/ids'
import type { Answer } from '../domain/resource/view'

const AT_ONCE = 50

/**
 * Hands what D1 owes to the Custodians: leavers, lost groups and retirements. An order that cannot
 * be handed over stays for the minute's sweep, and giving it twice does no harm.
 */
export async function carryOut(env: Env): Promise<void> {
  await handAllOver(env, await openOrders(env.DB))
}

export async function handAllOver(env: Env, open: readonly OrderRow[]): Promise<void> {
  for (let from = 0; from < open.length; from += AT_ONCE)
    await Promise.all(open.slice(from, from + AT_ONCE).map((order) => handOver(env, order)))
}

async function handOver(env: Env, { id, resourceId, command, actor }: OrderRow): Promise<void> {
  try {
    if (command.type === 'recheck_person') await recheck(env, resourceId, command, actor)
    else if (command.type === 'end_leases') await endLeases(env, resourceId, command, actor)
    else heard(await custodianOf(env, resourceId).execute(command, actor))
    await orderDone(env.DB, id)
  } catch (error) {
    console.error({ at: resourceId, failed: command.type, error: String(error) })
  }
}

/** Leases end for which no policy would let this person ask today. */
async function recheck(
  env: Env,
  resourceId: ResourceId,
  { personId, reason }: RecheckPerson,
  actor: Actor,
): Promise<void> {
  const holders = await custodianOf(env, resourceId).lookAtHolders()
  for (const { id: leaseId, holder, account } of holders) {
    if (holder !== personId) continue
    const facts = await factsOf(env.DB, { personId, resourceId, accountId: account.id })
    if (facts?.ruling.policy) continue
    heard(
      await custodianOf(env, resourceId).execute({ type: 'force_revoke', leaseId, reason }, actor),
    )
  }
}

async function endLeases(
  env: Env,
  resourceId: ResourceId,
  { personId, reason }: EndLeases,
  actor: Actor,
): Promise<void> {
  const custodian = () => custodianOf(env, resourceId)
  for (const { id: leaseId, holder } of await custodian().lookAtHolders())
    if (holder === personId)
      heard(await custodian().execute({ type: 'force_revoke', leaseId, reason }, actor))
}

/** An object of before the deploy says "try again" to what it never heard of: it is still owed. */
function heard(answer: Answer): void {
  if (!answer.accepted) throw new Error(`The Custodian refused: ${answer.refusal.code}.`)
}
