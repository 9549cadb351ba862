import type { Command } from '../../../src/domain/resource/command'
import {
  type Lease,
  openLeases,
  type Request,
  type RequestStage,
  type Resource,
} from '../../../src/domain/resource/state'
import type { Dice } from './walk-dice'

/** The stage in which a verb does something; most of the time such a request is picked. */
export const STAGES: { readonly [Verb in Command['type']]?: RequestStage } = {
  approve: 'pending',
  reject: 'pending',
  check_out: 'approved',
  join_queue: 'approved',
  cancel: 'approved',
}

/** These do something with a lease in force. */
const OF_ACTIVE: readonly Command['type'][] = ['extend', 'confirm_extension']

/** Whether a verb may do something with this lease. */
export function isPromising(type: Command['type'], lease: Lease): boolean {
  if (type === 'confirm_extension') return isBehind(lease)
  return (type !== 'extend' && type !== 'hand_over') || lease.phase === 'active'
}

/** Somebody who waits, where anybody does. */
export function waitingIn({ queue }: Resource, dice: Dice): Request['id'] | undefined {
  return queue.length > 0 && dice.chance(0.9) ? dice.pick(queue).requestId : undefined
}

function isBehind({ phase, endsAt, endsAtTarget }: Lease): boolean {
  return phase === 'active' && endsAtTarget !== endsAt
}

/** Where nothing is there for a verb, mostly the verb that would bring it about. */
export function promising(type: Command['type'], resource: Resource, dice: Dice): Command['type'] {
  if (OF_ACTIVE.includes(type) && !dice.chance(0.1)) {
    const open = openLeases(resource)
    const phases = open.map(({ phase }) => phase)
    if (open.some(isBehind) && dice.chance(0.7)) return 'confirm_extension'
    if (phases.includes('active')) return 'extend'
    return phases.includes('granting') ? 'confirm_grant' : promising('check_out', resource, dice)
  }
  if (type === 'hand_over' && !dice.chance(0.2)) {
    if (openLeases(resource).some(({ phase }) => phase === 'active')) {
      const others = [...resource.requests.values()].filter(({ stage }) => stage === 'approved')
      return others.length > 0 ? type : promising('approve', resource, dice)
    }
    return 'confirm_grant'
  }
  if (type === 'ask_back' && resource.queue.length === 0)
    return promising('join_queue', resource, dice)
  const stage = STAGES[type]
  if (!stage || dice.chance(0.2)) return type
  if ([...resource.requests.values()].some((request) => request.stage === stage)) return type
  return stage === 'pending' ? 'open_request' : promising('approve', resource, dice)
}

/** Mostly one of the last few, so that stories go on; sometimes one of long ago. */
export function recent<Item>(items: readonly Item[], dice: Dice): Item | undefined {
  return dice.pick(dice.chance(0.85) ? items.slice(-4) : items)
}
