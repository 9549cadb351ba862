import type { MachineId } from '../../src/domain/ids'
import type { Step } from '../../src/domain/policy/policy'
import type { Roster } from '../../src/domain/policy/roster'
import type { Command } from '../../src/domain/resource/command'
import { approved, checkedOut, filed, granted, idOf, LEA, roster, type Who } from './facts'
import { openTask, type Told } from './resource-spec'

export const BOT: MachineId = 'mac_bot0'
export const bot = { kind: 'machine', id: BOT, name: 'deploy-bot (machine)' } as const

/** The directory where these own the machine. */
export function owned(...owners: readonly Who[]): Roster {
  return { ...roster(), beneficiaries: owners.map(idOf) }
}

/** The same words, by the machine. */
export function byBot({ command }: Told, more: object = {}): Told {
  return { command: { ...command, ...more } as Command, by: bot }
}

export const theirs = { requester: BOT, requesterName: bot.name }
export const asked = (...steps: readonly Step[]) => filed('ana', { steps }, theirs)
export const held = { ...checkedOut('ana'), holder: BOT, holderName: bot.name }
export const taken = [filed('ana', {}, theirs), approved, held, granted]

export function openTaskOf(verb: 'grant') {
  const { operation, group, instructions } = openTask(verb) as Extract<
    Command,
    { type: 'open_task' }
  >
  return { type: 'task.opened', leaseId: LEA, operation, verb, group, instructions } as const
}
