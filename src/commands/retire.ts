import { retireAccount } from '../db/accounts'
import type { Editor } from '../db/history'
import { retireResource } from '../db/resources'
import type { AccountId, ResourceId } from '../domain/ids'
import { carryOut } from './carry-out'

/** Nobody can ask for the resource any more; open requests are cancelled and leases ended. */
export async function retireWholeResource(env: Env, editor: Editor, id: ResourceId) {
  const done = await retireResource(env.DB, editor, id)
  if (done.ok) await carryOut(env)
  return done
}

/** The same for one account of a resource. */
export async function retireOneAccount(env: Env, editor: Editor, id: AccountId) {
  const done = await retireAccount(env.DB, editor, id)
  if (done.ok) await carryOut(env)
  return done
}
