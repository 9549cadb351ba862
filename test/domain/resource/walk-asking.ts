import type { RequestId } from '../../../src/domain/ids'
import type { Roster } from '../../../src/domain/policy/roster'
import type { AskingCommand } from '../../../src/domain/resource/asking-command'
import type { Request } from '../../../src/domain/resource/state'
import { idOf, nameOf, PEOPLE } from '../../support/facts'
import type { Dice } from './walk-dice'

type Words = {
  readonly requestId: RequestId
  readonly roster: Roster
  readonly reason: string
  readonly key: string | null
}

type Type = Exclude<AskingCommand['type'], 'approve' | 'remind'>

/** What is said while a request waits, but for the yes. */
export function askingCommandOf(
  type: Type,
  asked: Request | undefined,
  { requestId, roster, reason, key }: Words,
  dice: Dice,
): AskingCommand {
  switch (type) {
    case 'widen':
      return { type, requestId }
    case 'consider_step':
      return { type, requestId, step: asked?.asking?.step ?? 0, roster }
    case 'reassign': {
      const to = dice.pick(PEOPLE)
      return { type, requestId, to: idOf(to), toName: nameOf(to), reason, roster }
    }
    case 'withdraw_vote':
      return { type, requestId, reason }
    case 'reject':
      return { type, requestId, roster, reason, key }
  }
}
