import { expect } from 'vitest'
import type { AccountFacts } from '../../src/domain/account'
import { type Actor, CUSTODIAN } from '../../src/domain/actor'
import type { LeaseId } from '../../src/domain/ids'
import type { PolicyPin, Terms } from '../../src/domain/policy/policy'
import type { Roster } from '../../src/domain/policy/roster'
import type { Proof } from '../../src/domain/proving'
import type { Refusal } from '../../src/domain/refusal'
import type {
  Command,
  OpenRequest,
  ReportFailure,
  Ruling,
  Unread,
} from '../../src/domain/resource/command'
import { decide } from '../../src/domain/resource/decide'
import type { Event } from '../../src/domain/resource/event'
import { evolve } from '../../src/domain/resource/evolve'
import { emptyResource, type Resource, type ResourceFacts } from '../../src/domain/resource/state'
import {
  account,
  roster as everybody,
  HOUR,
  idOf,
  LEA,
  nameOf,
  OPS,
  pinOf,
  REQ,
  RES,
  SEALED,
  START,
  type Who,
} from './facts'

/** A fact, or a fact with the moment at which it happened. */
export type Past = Event | { readonly event: Event; readonly at: number }

/** A command and who gives it. */
export type Told = { readonly command: Command; readonly by: Actor }

/** The fact, at another time than `START`; epoch milliseconds. */
export function happened(at: number, event: Event): Past {
  return { event, at }
}

export function resourceAfter(...past: readonly Past[]): Resource {
  return past.reduce((resource: Resource, each) => {
    const { event, at } = 'event' in each ? each : { event: each, at: START }
    return evolve(resource, event, { at, byName: 'Somebody' })
  }, emptyResource(RES))
}

/** Past facts, one command, and what must follow. The only way tests speak to the core. */
export function given(...past: readonly Past[]) {
  const resource = resourceAfter(...past)
  return {
    when(told: Told | Command, at: number = START) {
      const { command, by } = 'command' in told ? told : { command: told, by: CUSTODIAN }
      const decision = decide(resource, command, { by, at })
      return {
        causes: (...expected: readonly Partial<Event>[]) =>
          expect(decision).toMatchObject({ accepted: true, events: expected }),
        causesNothing: () => expect(decision).toEqual({ accepted: true, events: [] }),
        /** A refused attempt is a fact too, after whatever else the refusal brings about. */
        refused: (code: Refusal['code'], ...expected: readonly Partial<Event>[]) =>
          expect(decision).toMatchObject({
            accepted: false,
            refusal: { code },
            events: [...expected, { type: 'attempt.refused', verb: command.type, code }],
          }),
        /** The refusal itself, for what it tells the person. */
        refusal: (expected: Refusal) =>
          expect(decision).toMatchObject({ accepted: false, refusal: expected }),
      }
    },
  }
}

export function resourceFacts(more: Partial<ResourceFacts> = {}): ResourceFacts {
  return {
    id: RES,
    name: 'prod-db',
    kind: 'database',
    tags: [],
    sharing: 'exclusive',
    retired: false,
    ...more,
  }
}

export type RulingOptions = {
  readonly terms?: Partial<Terms>
  readonly policy?: PolicyPin | null
  readonly account?: AccountFacts | null
  readonly requesterActive?: boolean
  readonly requesterUnclear?: boolean
  readonly requesterUnread?: Unread | null
} & Partial<Pick<ResourceFacts, 'sharing' | 'retired'>>

/** What the catalogue says today; by default, one policy without steps. */
export function ruling(options: RulingOptions = {}): Ruling {
  const { sharing = 'exclusive', retired = false } = options
  return {
    resource: resourceFacts({ sharing, retired }),
    account: options.account === undefined ? account() : options.account,
    policy: options.policy === undefined ? pinOf(options.terms) : options.policy,
    requesterActive: options.requesterActive ?? true,
    requesterUnclear: options.requesterUnclear ?? false,
    requesterUnread: options.requesterUnread ?? null,
  }
}

export function person(who: Who): Actor {
  return { kind: 'person', id: idOf(who), name: nameOf(who) }
}

export function told(who: Who, command: Command): Told {
  return { command, by: person(who) }
}

/** The same words about another request. */
export function about(requestId: typeof REQ, { command, by }: Told): Told {
  return { command: { ...command, requestId } as Command, by }
}

type Asked = Partial<Pick<OpenRequest, 'durationSeconds' | 'justification' | 'ticket' | 'key'>>

export function ask(
  who: Who,
  today: RulingOptions = {},
  { roster = everybody(), ...asked }: Asked & { roster?: Roster } = {},
): Told {
  const words = { durationSeconds: HOUR, justification: 'The nightly report fails.', ticket: null }
  const said = { ...words, key: null, ...asked }
  return told(who, { type: 'open_request', ruling: ruling(today), roster, ...said })
}

/** `today` is what a yes to more time brings along. */
export function approve(who: Who, roster = everybody(), comment = '', today?: RulingOptions): Told {
  const more = today ? { ruling: ruling(today) } : {}
  return told(who, { type: 'approve', requestId: REQ, roster, comment, key: null, ...more })
}

export function reject(who: Who, reason = 'Not tonight.', roster = everybody()): Told {
  return told(who, { type: 'reject', requestId: REQ, roster, reason, key: null })
}

export function withdrawVote(who: Who, reason = 'I was wrong.'): Told {
  return told(who, { type: 'withdraw_vote', requestId: REQ, reason })
}

export function cancel(who: Who): Told {
  return told(who, { type: 'cancel', requestId: REQ })
}

export const expire: Command = { type: 'expire', requestId: REQ }
export const lapse: Command = { type: 'lapse', requestId: REQ }

export function checkOut(
  who: Who,
  today: RulingOptions = {},
  { roster = everybody(), proof = null }: { roster?: Roster; proof?: Proof | null } = {},
): Told {
  const facts = { ruling: ruling(today), roster, proof, sealed: SEALED, key: null }
  return told(who, { type: 'check_out', requestId: REQ, ...facts })
}

export function checkIn(who: Who, leaseId: LeaseId = LEA): Told {
  return told(who, { type: 'check_in', leaseId })
}

export const endOfTime: Command = { type: 'end_of_time', leaseId: LEA }

export function forceRevoke(who: Who, reason = 'Incident.'): Told {
  return told(who, { type: 'force_revoke', leaseId: LEA, reason })
}

export function forceClose(who: Who, reason = 'The server was scrapped.'): Told {
  return told(who, { type: 'force_close', leaseId: LEA, reason })
}

export function endPerson(who: Who): Told {
  return told('root', { type: 'end_person', personId: idOf(who), reason: 'Left.' })
}

export function showCredential(who: Who): Told {
  return told(who, { type: 'show_credential', leaseId: LEA })
}

export function issueSlice(who: Who, seconds = 900, enoughSeconds: number | null = null): Told {
  const about = { leaseId: LEA, subject: 'SHA256:abc', seconds, enoughSeconds }
  return told(who, { type: 'issue_slice', ...about })
}

export function confirmGrant(operation = 1): Command {
  return { type: 'confirm_grant', leaseId: LEA, operation, evidence: 'role exists' }
}

export function failGrant(cause: 'refused' | 'late' | 'leaver', operation = 1): Command {
  return { type: 'fail_grant', leaseId: LEA, operation, cause }
}

export function confirmRevoke(operation = 2): Command {
  return { type: 'confirm_revoke', leaseId: LEA, operation, evidence: 'role is gone' }
}

export function openTask(verb: 'grant' | 'revoke', operation = verb === 'grant' ? 1 : 2): Command {
  const instructions = 'Turn the key.'
  return { type: 'open_task', leaseId: LEA, operation, verb, group: OPS, instructions }
}

export function confirmByHand(
  who: Who,
  verb: 'grant' | 'revoke',
  more: { note?: string; roster?: Roster; isKeeper?: boolean } = {},
): Told {
  const said = { note: 'Turned it.', roster: everybody(), isKeeper: false, ...more }
  return told(who, { type: 'confirm_by_hand', leaseId: LEA, verb, ...said })
}

export function reportFailure(more: Partial<ReportFailure> = {}): Command {
  return {
    type: 'report_failure',
    leaseId: LEA,
    operation: 2,
    verb: 'revoke',
    outcome: 'retry',
    attempt: 1,
    message: 'connection refused',
    ...more,
  }
}

export function quarantine(operation = 2): Command {
  return { type: 'quarantine', leaseId: LEA, operation, reason: 'no answer' }
}

/** The same words under a key: given again under it, they are the same command. */
export function under(key: string, { command, by }: Told): Told {
  return { command: { ...command, key } as Command, by }
}
