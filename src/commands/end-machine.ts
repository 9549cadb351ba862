import type { Editor } from '../db/history'
import { endMachineRow, type MachineRow } from '../db/machines'
import { carryOut } from './carry-out'

/**
 * A machine is over, for good: what it comes with ends in D1 first, and in the same batch every
 * resource that it ever had to do with is owed the news, as for a person who leaves.
 */
export async function endMachine(env: Env, editor: Editor, machine: MachineRow, reason: string) {
  const ended = await endMachineRow(env.DB, editor, machine, reason)
  if (ended.ok) await carryOut(env)
  return ended
}
