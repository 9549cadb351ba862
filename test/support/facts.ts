import type { AccountFacts, Sharing } from '../../src/domain/account'
import { type GroupId, leaseIdOf, type PersonId, requestIdOf } from '../../src/domain/ids'
import type { MfaRule, PolicyPin, Principals, Step, Terms } from '../../src/domain/policy/policy'
import type { Roster } from '../../src/domain/policy/roster'
import type { Proof } from '../../src/domain/proving'
import type { Event } from '../../src/domain/resource/event'
import type { LeaseEnding, SealedTarget } from '../../src/domain/resource/state'

/** Four people everywhere: Ana asks, Bo and Cy approve, Root administers. */
export const PEOPLE = ['ana', 'bo', 'cy', 'root'] as const
export type Who = (typeof PEOPLE)[number]

export const RES = 'res_prod0'
export const OPS: GroupId = 'grp_ops0'
export const REQ = requestIdOf(RES, 1)
export const LEA = leaseIdOf(RES, 1)

/** In seconds. */
export const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** When everything happens unless a test says otherwise; epoch milliseconds. */
export const START = Date.UTC(2026, 0, 5, 9)

export function after(seconds: number): number {
  return START + seconds * 1_000
}

export function idOf(who: Who): PersonId {
  return `per_${who.padEnd(4, '0')}`
}

export function nameOf(who: Who): string {
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}`
}

export function step(quorum: number, ...people: readonly Who[]): Step {
  return { name: people.map(nameOf).join(' or '), quorum, people: people.map(idOf), groups: [] }
}

/** A step that a group answers. */
export function groupStep(quorum: number, ...groups: readonly GroupId[]): Step {
  return { name: groups.join(' or '), quorum, people: [], groups }
}

/** The directory of today: everybody but those who left is there, and `members` are in Ops. */
export function roster(
  without: readonly Who[] = [],
  members: readonly Who[] = ['bo', 'cy'],
): Roster {
  const isHere = (who: Who) => !without.includes(who)
  return {
    people: PEOPLE.filter(isHere).map(idOf),
    groups: { [OPS]: members.filter(isHere).map(idOf) },
  }
}

export const NO_MFA: MfaRule = { required: false, acr: [], amr: [] }

export function mfa(rule: Partial<MfaRule> = {}): MfaRule {
  return { required: true, acr: [], amr: [], ...rule }
}

export function proof(more: Partial<Proof> = {}): Proof {
  return { id: 'prf_0001', provenAt: START, acr: 'phr', amr: ['hwk', 'pin'], ...more }
}

export function terms(more: Partial<Terms> = {}): Terms {
  return {
    steps: [],
    duration: {
      minSeconds: 10,
      defaultSeconds: HOUR,
      maxSeconds: 8 * HOUR,
      presetsSeconds: [HOUR],
    },
    justificationRequired: true,
    ticketRequired: false,
    pendingSeconds: 2 * HOUR,
    unusedSeconds: 4 * HOUR,
    mfa: NO_MFA,
    ...more,
  }
}

/** The rule that a lease may last at most this long. */
export function atMost(maxSeconds: number): Partial<Terms> {
  return { duration: { minSeconds: 10, defaultSeconds: 10, maxSeconds, presetsSeconds: [] } }
}

export function pinOf(more: Partial<Terms> = {}): PolicyPin {
  return { id: 'pol_prod', revision: 1, name: 'Production', terms: terms(more) }
}

export function account(name = 'admin', more: Partial<AccountFacts> = {}): AccountFacts {
  return {
    id: `acc_${name}`,
    name,
    mode: 'provision',
    connectorId: 'con_pg00',
    connectorKind: 'postgres',
    settings: { roles: [name] },
    ...more,
  }
}

export const SEALED: SealedTarget = {
  connectorSettings: 'sealed settings',
  secret: 'sealed secret',
}

/** The same fact or command about another request. */
export function nth<Named extends { readonly requestId: string }>(
  number: number,
  named: Named,
): Named {
  return { ...named, requestId: requestIdOf(RES, number) }
}

type Filed = Extract<Event, { type: 'request.filed' }>

/** A request of this person, pinned to these terms. */
export function filed(who: Who, pinned: Partial<Terms> = {}, more: Partial<Filed> = {}): Filed {
  return {
    type: 'request.filed',
    requestId: REQ,
    requester: idOf(who),
    requesterName: nameOf(who),
    resourceName: 'prod-db',
    account: account(),
    policy: pinOf(pinned),
    durationSeconds: HOUR,
    justification: 'The nightly report fails.',
    ticket: null,
    key: null,
    deadlineAt: after(2 * HOUR),
    ...more,
  }
}

export function opened(who: Who, ...steps: readonly Step[]): Filed {
  return filed(who, { steps })
}

/** One yes that has been counted. */
export function yes(who: Who, stepIndex: number) {
  return {
    type: 'step.approved',
    requestId: REQ,
    step: stepIndex,
    approver: idOf(who),
    approverName: nameOf(who),
    comment: '',
    key: null,
  } as const
}

export const approved = {
  type: 'request.approved',
  requestId: REQ,
  deadlineAt: after(4 * HOUR),
  isAutomatic: false,
} as const

export const rejected = {
  type: 'request.rejected',
  requestId: REQ,
  step: 0,
  reason: 'No.',
  key: null,
} as const
export const cancelled = { type: 'request.cancelled', requestId: REQ, reason: '' } as const
export const expired = { type: 'request.expired', requestId: REQ } as const
export const lapsed = { type: 'request.lapsed', requestId: REQ } as const
export const used = { type: 'request.used', requestId: REQ } as const

type CheckedOut = Extract<Event, { type: 'lease.checked_out' }>

/** Access taken for an hour; the fence names the lease. */
export function checkedOut(
  who: Who,
  more: Partial<CheckedOut> & { sharing?: Sharing } = {},
): CheckedOut {
  const fence = more.fence ?? 1
  return {
    type: 'lease.checked_out',
    leaseId: leaseIdOf(RES, fence),
    requestId: REQ,
    holder: idOf(who),
    holderName: nameOf(who),
    account: account(),
    sealed: SEALED,
    sharing: 'exclusive',
    fence,
    endsAt: after(HOUR),
    grantBy: after(2 * MINUTE),
    policy: { id: 'pol_prod', revision: 1, name: 'Production' },
    proof: null,
    key: null,
    ...more,
  }
}

export const granted = {
  type: 'lease.granted',
  leaseId: LEA,
  requestId: REQ,
  evidence: 'open',
} as const

export function ended(ending: LeaseEnding = 'check-in', operation = 2) {
  return {
    type: 'lease.ended',
    leaseId: LEA,
    requestId: REQ,
    ending,
    reason: '',
    operation,
  } as const
}

export const quarantined = { type: 'lease.quarantined', leaseId: LEA, reason: 'no answer' } as const
export const closed = {
  type: 'lease.closed',
  leaseId: LEA,
  requestId: REQ,
  evidence: 'clean',
} as const

/** Ana's approved request, in use: the past of most tests about leases. */
export const inUse: readonly Event[] = [
  opened('ana', step(1, 'bo')),
  yes('bo', 0),
  approved,
  checkedOut('ana'),
]

/** The people and groups that a policy names. */
export function principals(people: readonly Who[], groups: readonly GroupId[] = []): Principals {
  return { people: people.map(idOf), groups }
}
