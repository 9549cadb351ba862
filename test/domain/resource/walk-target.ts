import type { LeaseId } from '../../../src/domain/ids'
import type { Roster } from '../../../src/domain/policy/roster'
import type { Command } from '../../../src/domain/resource/command'
import { OPS } from '../../support/facts'
import type { Dice } from './walk-dice'

type Type =
  | 'note_before'
  | 'confirm_grant'
  | 'confirm_revoke'
  | 'fail_grant'
  | 'report_failure'
  | 'quarantine'
  | 'open_task'
  | 'confirm_by_hand'

type About = {
  readonly leaseId: LeaseId
  readonly operation: number
  readonly reason: string
  readonly roster: Roster
}

/** What comes of calls to the target, and of what people do there by hand. */
export function targetCommandOf(
  type: Type,
  { leaseId, operation, reason, roster }: About,
  dice: Dice,
): Command {
  switch (type) {
    case 'note_before':
      return { type, leaseId, operation, isHeld: dice.chance(0.5), evidence: 'looked at' }
    case 'confirm_grant':
    case 'confirm_revoke':
      return { type, leaseId, operation, evidence: 'read back' }
    case 'fail_grant':
      return { type, leaseId, operation, cause: dice.pick(['refused', 'late', 'leaver'] as const) }
    case 'report_failure': {
      const outcome = dice.pick(['retry', 'unknown', 'refused'] as const)
      const verb = dice.pick(['grant', 'extend', 'revoke'] as const)
      return { type, leaseId, operation, verb, outcome, attempt: 1, message: 'no' }
    }
    case 'quarantine':
      return { type, leaseId, operation, reason }
    case 'open_task': {
      const verb = dice.pick(['grant', 'revoke'] as const)
      return { type, leaseId, operation, verb, group: OPS, instructions: 'Turn the key.' }
    }
    case 'confirm_by_hand': {
      const verb = dice.pick(['grant', 'revoke'] as const)
      return { type, leaseId, verb, note: reason, roster, isKeeper: dice.chance(0.2) }
    }
  }
}
