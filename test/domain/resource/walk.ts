import { type Actor, askerAs, CUSTODIAN } from '../../../src/domain/actor'
import type { LeaseId } from '../../../src/domain/ids'
import type { Proof } from '../../../src/domain/proving'
import type { Command } from '../../../src/domain/resource/command'
import { decide } from '../../../src/domain/resource/decide'
import type { Event } from '../../../src/domain/resource/event'
import { evolve } from '../../../src/domain/resource/evolve'
import {
  emptyResource,
  openLeases,
  type Request,
  type Resource,
} from '../../../src/domain/resource/state'
import { overdue } from '../../../src/domain/resource/wake'
import { DAY, HOUR, idOf, LEA, MINUTE, nameOf, PEOPLE, REQ, RES, START } from '../../support/facts'
import type { Passage } from '../../support/invariants'
import { askingCommandOf } from './walk-asking'
import { type Dice, diceOf } from './walk-dice'
import { type Catalogue, catalogueOf, proofOf, rosterOf, rulingOf, sealedOf } from './walk-facts'
import { glassCommandOf } from './walk-glass'
import { isPromising, promising, recent, STAGES } from './walk-promise'
import { targetCommandOf } from './walk-target'
import { waitingCommandOf } from './walk-waiting'

type Logged = { readonly event: Event; readonly at: number; readonly byName: string }

export type Walk = {
  readonly resource: Resource
  readonly log: readonly Logged[]
  readonly passages: readonly Passage[]
}

/** Random people say random things at random times; deadlines count first, as at the Custodian. */
export function walk(seed: number, length: number): Walk {
  const dice = diceOf(seed)
  const log: Logged[] = []
  const passages: Passage[] = []
  let resource = emptyResource(RES)
  let at = START
  let today = catalogueOf(dice)

  const pass = (command: Command, by: Actor) => {
    const before = resource
    const decision = decide(before, command, { by, at })
    const byName = by.kind === 'person' ? by.name : 'Hallpass'
    const states: Resource[] = []
    for (const event of decision.events) {
      resource = evolve(resource, event, { at, byName })
      states.push(resource)
      log.push({ event, at, byName })
    }
    passages.push({ before, command, by, at, decision, states, after: resource })
  }

  for (let count = 0; count < length; count += 1) {
    at += pause(dice)
    for (const late of overdue(resource, at)) pass(late, CUSTODIAN)
    if (dice.chance(0.1)) today = catalogueOf(dice)
    const { command, by } = anything(resource, today, dice, at)
    pass(command, by)
  }
  for (let round = 0; round < 3; round += 1) {
    at += 31 * DAY * 1_000
    for (const late of overdue(resource, at)) pass(late, CUSTODIAN)
    for (const { id, operation } of openLeases(resource))
      pass({ type: 'confirm_revoke', leaseId: id, operation, evidence: 'clean' }, CUSTODIAN)
  }
  return { resource, log, passages }
}

/** In milliseconds: mostly moments, sometimes as long as the clocks of a request. */
function pause(dice: Dice): number {
  const seconds = dice.below(dice.chance(0.95) ? 10 : dice.chance(0.7) ? 5 * MINUTE : 5 * HOUR)
  return seconds * 1_000
}

const OFTEN = ['approve', 'approve', 'approve', 'check_out', 'check_out', 'check_out'] as const
const MORE_TIME = ['extend', 'extend', 'extend', 'confirm_extension', 'confirm_extension'] as const
const VERBS: readonly Command['type'][] = [
  ...([...OFTEN, ...OFTEN, ...OFTEN, 'open_request', 'open_request', 'open_request'] as const),
  'note_before',
  'force_close',
  'show_credential',
  ...(['confirm_grant', 'confirm_grant', 'confirm_grant', 'confirm_grant'] as const),
  ...(['confirm_revoke', 'confirm_revoke', 'confirm_revoke', 'confirm_revoke'] as const),
  ...(['reject', 'cancel', 'expire', 'lapse', 'check_in', 'end_of_time', 'force_revoke'] as const),
  ...([
    'show_credential',
    'show_credential',
    'issue_slice',
    'fail_grant',
    'report_failure',
    'quarantine',
    'end_person',
    'retire',
  ] as const),
  'open_task',
  ...(['break_glass', 'sign_review', 'sign_review'] as const),
  ...(['withdraw_vote', 'withdraw_vote', 'widen', 'consider_step', 'reassign'] as const),
  ...(['join_queue', 'join_queue', 'join_queue', 'leave_queue', 'ask_back', 'end_offer'] as const),
  ...Array.from({ length: 8 }, () => 'hand_over' as const),
  'confirm_by_hand',
  'show_credential',
  'warn_of_end',
  ...MORE_TIME,
  ...MORE_TIME,
  ...MORE_TIME,
]

type Said = { readonly command: Command; readonly by: Actor }

function anything(resource: Resource, today: Catalogue, dice: Dice, at: number): Said {
  const who = dice.pick(PEOPLE)
  const by: Actor = { kind: 'person', id: idOf(who), name: nameOf(who) }
  const command = commandOf(promising(dice.pick(VERBS), resource, dice), resource, today, dice, at)
  const isOwn = dice.chance(0.8)
  const request = isOwn ? requestOf(command, resource) : undefined
  if (!request) return { command, by: dice.chance(0.05) ? CUSTODIAN : by }
  return { command, by: askerAs(request.requester, request.requesterName) }
}

/** The request whose requester would say this: a check-out, or what a holder does. */
function requestOf(command: Command, { requests, leases }: Resource): Request | undefined {
  if (command.type === 'check_out' || command.type === 'join_queue' || command.type === 'ask_back')
    return requests.get(command.requestId)
  if (['withdraw_vote', 'reassign'].includes(command.type)) return undefined
  const isOfHolder = ['check_in', 'show_credential', 'issue_slice', 'extend', 'hand_over'].includes(
    command.type,
  )
  if (!isOfHolder || !('leaseId' in command)) return undefined
  return requests.get(leases.get(command.leaseId)?.requestId ?? REQ)
}

function commandOf(
  type: Command['type'],
  resource: Resource,
  today: Catalogue,
  dice: Dice,
  at: number,
): Command {
  const fits = [...resource.requests.values()].filter(({ stage }) => stage === STAGES[type])
  const asked = recent(dice.chance(0.8) ? fits : [...resource.requests.values()], dice)
  const requestId = asked?.id ?? REQ
  const lease = recent(
    dice.chance(0.8)
      ? openLeases(resource).filter((each) => isPromising(type, each))
      : [...resource.leases.values()],
    dice,
  )
  const leaseId: LeaseId = lease?.id ?? LEA
  const operation = dice.chance(0.8) ? (lease?.operation ?? 0) : dice.below(resource.fence + 3)
  const roster = rosterOf(today, at)
  const reason = dice.chance(0.95) ? 'Because.' : ''
  const proof: Proof | null = dice.chance(0.7) ? proofOf(dice, at) : null
  const key = dice.chance(0.1) ? dice.pick(['one', 'two', 'three']) : null
  switch (type) {
    case 'open_request':
      return {
        type,
        ruling: rulingOf(today, dice),
        roster,
        durationSeconds: dice.pick([0, 30, MINUTE, MINUTE, HOUR, HOUR, 4 * HOUR, 40 * DAY]),
        justification: reason,
        ticket: null,
        key,
      }
    case 'approve': {
      const ruling = asked?.extension ? { ruling: rulingOf(today, dice, asked.account.name) } : {}
      const shorter = dice.chance(0.1) ? { durationSeconds: dice.pick([20, MINUTE, DAY]) } : {}
      return { type, requestId, roster, comment: '', key, ...ruling, ...shorter }
    }
    case 'widen':
    case 'consider_step':
    case 'reassign':
    case 'withdraw_vote':
    case 'reject':
      return askingCommandOf(type, asked, { requestId, roster, reason, key }, dice)
    case 'check_out': {
      const ruling = rulingOf(today, dice, asked?.account.name)
      const mayBreakGlass = dice.chance(0.9)
      return { type, requestId, ruling, roster, proof, sealed: sealedOf(), key, mayBreakGlass }
    }
    case 'break_glass':
    case 'sign_review':
    case 'note_overdue_review':
      return glassCommandOf(type, resource, { today, roster, reason, proof, key }, dice)
    case 'join_queue':
    case 'ask_back':
    case 'leave_queue':
    case 'end_offer':
    case 'hand_over': {
      const place = { requestId, leaseId, message: reason }
      return waitingCommandOf(type, place, { resource, today, dice, asked })
    }
    case 'cancel':
    case 'remind':
    case 'expire':
    case 'lapse':
      return { type, requestId }
    case 'extend': {
      const ruling = rulingOf(today, dice, lease?.account.name)
      const seconds = dice.pick([0, 20, 20, 20, MINUTE, DAY])
      return { type, leaseId, ruling, roster, seconds, justification: reason, proof, key }
    }
    case 'confirm_extension':
      return { type, leaseId, operation, evidence: 'read back' }
    case 'check_in':
    case 'warn_of_end':
    case 'end_of_time':
    case 'alert_overdue':
    case 'show_credential':
      return { type, leaseId }
    case 'issue_slice':
      return {
        ...{ type, leaseId, subject: 'a key' },
        seconds: dice.pick([MINUTE, 2 * HOUR]),
        enoughSeconds: dice.pick([null, 20]),
      }
    case 'force_revoke':
      return { type, leaseId, reason }
    case 'end_person':
      return { type, personId: idOf(dice.pick(PEOPLE)), reason }
    case 'retire':
      return { type, accountId: dice.chance(0.5) ? (asked?.account.id ?? null) : null, reason }
    case 'force_close':
      return { type, leaseId, reason }
    case 'note_before':
    case 'confirm_grant':
    case 'confirm_revoke':
    case 'fail_grant':
    case 'report_failure':
    case 'quarantine':
    case 'open_task':
    case 'confirm_by_hand':
      return targetCommandOf(type, { leaseId, operation, reason, roster }, dice)
  }
}
