import { custodianOf } from '../custodian-of'
import { type OrderRow, openOrders, orderDone } from '../db/orders'

const AT_ONCE = 50
const MOST = 1_000

/**
 * Hands what D1 owes to the Custodians: leavers and retirements. An order that cannot be handed
 * over stays for the minute's sweep, and giving it twice does no harm.
 */
export async function carryOut(env: Env): Promise<void> {
  const open = await openOrders(env.DB, MOST)
  for (let from = 0; from < open.length; from += AT_ONCE)
    await Promise.all(open.slice(from, from + AT_ONCE).map((order) => handOver(env, order)))
}

async function handOver(env: Env, { id, resourceId, command, actor }: OrderRow): Promise<void> {
  try {
    await custodianOf(env, resourceId).execute(command, actor)
    await orderDone(env.DB, id)
  } catch (error) {
    console.error({ at: resourceId, failed: command.type, error: String(error) })
  }
}
