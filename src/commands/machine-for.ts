import { findMachine, isOwner, type MachineRow } from '../db/machines'
import type { MachineId } from '../domain/ids'
import { may } from '../domain/permission/may'
import type { Visitor } from '../http/context'

/** A machine, for its owners and for whoever manages machines; to others it does not exist. */
export async function machineFor(
  env: Env,
  visitor: Visitor,
  id: MachineId,
): Promise<MachineRow | null> {
  const machine = await findMachine(env.DB, id)
  const isTheirs = machine && (may(visitor, 'manage-tokens') || isOwner(machine, visitor.personId))
  return isTheirs ? machine : null
}
