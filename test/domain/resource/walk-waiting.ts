import type { LeaseId, RequestId } from '../../../src/domain/ids'
import type { HoldingCommand } from '../../../src/domain/resource/holding-command'
import type { Request, Resource } from '../../../src/domain/resource/state'
import { idOf, nameOf, PEOPLE } from '../../support/facts'
import type { Dice } from './walk-dice'
import { type Catalogue, rulingOf } from './walk-facts'
import { waitingIn } from './walk-promise'

type Type = 'join_queue' | 'ask_back' | 'leave_queue' | 'end_offer' | 'hand_over'

type Place = {
  readonly requestId: RequestId
  readonly leaseId: LeaseId
  readonly message: string
}

type Facts = {
  readonly resource: Resource
  readonly today: Catalogue
  readonly dice: Dice
  readonly asked: Request | undefined
}

/** What is said while somebody waits for what another one holds. */
export function waitingCommandOf(
  type: Type,
  { requestId, leaseId, message }: Place,
  { resource, today, dice, asked }: Facts,
): HoldingCommand {
  switch (type) {
    case 'join_queue':
      return { type, requestId, ruling: rulingOf(today, dice, asked?.account.name) }
    case 'ask_back':
      return { type, requestId: waitingIn(resource, dice) ?? requestId, message }
    case 'leave_queue':
    case 'end_offer':
      return { type, requestId: waitingIn(resource, dice) ?? requestId }
    case 'hand_over': {
      const name = resource.leases.get(leaseId)?.account.name
      const able = PEOPLE.filter((who) =>
        [...resource.requests.values()].some(
          ({ requester, stage, account }) =>
            requester === idOf(who) && stage === 'approved' && account.name === name,
        ),
      )
      const to = dice.pick(able.length > 0 && dice.chance(0.8) ? able : PEOPLE)
      const ruling = rulingOf(today, dice, name)
      return { type, leaseId, to: idOf(to), toName: nameOf(to), ruling }
    }
  }
}
