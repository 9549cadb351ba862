import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import type { Event } from '../../../src/domain/resource/event'
import { openLeases } from '../../../src/domain/resource/state'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  closed,
  ended,
  granted,
  inUse,
  LEA,
  lapsed,
  MINUTE,
  nth,
  opened,
  quarantined,
  REQ,
  rejected,
  SEALED,
  step,
  used,
  yes,
} from '../../support/facts'
import { happened, type Past, resourceAfter } from '../../support/resource-spec'

function requestAfter(...past: readonly Past[]) {
  return resourceAfter(...past).requests.get(REQ)
}

function leaseAfter(...past: readonly Past[]) {
  return resourceAfter(...past).leases.get(LEA)
}

describe('what the state remembers of a request', () => {
  it('is what was asked, under which terms, and since when', () =>
    expect(requestAfter(happened(after(MINUTE), opened('ana', step(1, 'bo'))))).toMatchObject({
      stage: 'pending',
      steps: [step(1, 'bo')],
      votes: [],
      filedAt: after(MINUTE),
      settled: null,
    }))

  it('is every yes, with its time', () =>
    expect(
      requestAfter(opened('ana', step(2, 'bo', 'cy')), happened(after(1), yes('bo', 0)))?.votes,
    ).toMatchObject([{ step: 0, approver: 'per_bo00', approverName: 'Bo', at: after(1) }]))

  it('is one clock at a time: pending, unused, and none while it is in use or settled', () => {
    const past = [opened('ana', step(1, 'bo')), approved, checkedOut('ana'), used]
    expect(past.map((_, index) => requestAfter(...past.slice(0, index + 1))?.deadlineAt)).toEqual([
      opened('ana').deadlineAt,
      approved.deadlineAt,
      null,
      null,
    ])
  })

  it('is who settled it, when and why', () =>
    expect(requestAfter(opened('ana'), happened(after(9), rejected))).toMatchObject({
      stage: 'rejected',
      settled: { at: after(9), byName: 'Somebody', reason: 'No.' },
    }))

  it('is fewer votes and more steps once it was reopened', () => {
    const reopened: Event = {
      type: 'request.reopened',
      requestId: REQ,
      droppedVotes: ['per_bo00'],
      addedSteps: [step(1, 'root')],
      deadlineAt: after(99),
    }
    const past = [opened('ana', step(2, 'bo', 'cy')), yes('bo', 0), yes('cy', 0), approved]
    expect(requestAfter(...past, reopened)).toMatchObject({
      stage: 'pending',
      deadlineAt: after(99),
      steps: [step(2, 'bo', 'cy'), step(1, 'root')],
      votes: [{ approver: 'per_cy00' }],
    })
  })
})

describe('what the state remembers of a lease', () => {
  it('is how long the approval behind it was good', () =>
    expect(leaseAfter(...inUse)).toMatchObject({
      phase: 'granting',
      approvedUntil: approved.deadlineAt,
      operation: 1,
      proofId: null,
    }))

  it('is its way to the end, and the fence of its latest operation', () => {
    const past = [granted, ended(), quarantined, closed]
    const seen = past.map((_, index) => leaseAfter(...inUse, ...past.slice(0, index + 1)))
    expect(seen.map((lease) => lease?.phase)).toEqual([
      'active',
      'revoking',
      'quarantined',
      'closed',
    ])
    expect(seen.map((lease) => lease?.operation)).toEqual([1, 2, 2, 2])
    expect(resourceAfter(...inUse, ...past).fence).toBe(2)
    expect(leaseAfter(...inUse, ...past)).toMatchObject({ ending: 'check-in', evidence: 'clean' })
  })

  it('is nothing sealed any more once it is closed', () => {
    expect(leaseAfter(...inUse, granted)?.sealed).toEqual(SEALED)
    expect(leaseAfter(...inUse, granted, ended(), closed)?.sealed).toEqual({
      connectorSettings: '',
      secret: '',
    })
  })
})

describe('what the state has never heard of', () => {
  const strangers: readonly Event[] = [yes('bo', 0), approved, cancelled, lapsed, granted, closed]

  it.each(strangers)('is passed over and never refused: $type', (event) =>
    expect(resourceAfter(event)).toEqual(resourceAfter()),
  )
})

describe('what changes nothing', () => {
  const notes: readonly Event[] = [
    { type: 'credential.shown', leaseId: LEA },
    {
      type: 'attempt.refused',
      verb: 'approve',
      code: 'self_approval',
      requestId: REQ,
      leaseId: null,
      personId: null,
      isLastKept: false,
    },
    {
      type: 'effect.failed',
      leaseId: LEA,
      verb: 'grant',
      outcome: 'retry',
      attempt: 1,
      message: '',
    },
  ]

  it.each(notes)('is kept in history only: $type', (event) =>
    expect(resourceAfter(...inUse, event)).toEqual(resourceAfter(...inUse)),
  )
})

describe('what the state forgets', () => {
  const kept = LIMITS.settledRequestsKept
  const settledRequests = (from: number, count: number): Event[] =>
    Array.from({ length: count }, (_, index) => from + index).flatMap((number) => [
      nth(number, opened('bo', step(1, 'cy'))),
      nth(number, cancelled),
    ])

  it('is the oldest settled requests with all their leases, when there are too many', () => {
    const failed = [...inUse, ended('grant-failed'), closed]
    const again = checkedOut('ana', { fence: 3 })
    const over = [
      { ...ended('check-in', 4), leaseId: again.leaseId },
      { ...closed, leaseId: again.leaseId },
      used,
    ] as const
    const resource = resourceAfter(...failed, approved, again, ...over, ...settledRequests(2, kept))
    expect(resource.requests.size).toBe(kept)
    expect(resource.requests.has(REQ)).toBe(false)
    expect(resource.leases.size).toBe(0)
    expect(resource.nextRequest).toBe(kept + 2)
    expect(resource.fence).toBe(4)
  })

  it('is never a request that is still open', () => {
    const resource = resourceAfter(...inUse, granted, ...settledRequests(2, kept + 5))
    expect(resource.requests.size).toBe(kept + 1)
    expect(openLeases(resource)).toHaveLength(1)
  })

  it('is never a lease that was not read back clean, even of a request that was cancelled', () => {
    const stuck = [...inUse, ended('grant-failed'), quarantined, cancelled]
    const resource = resourceAfter(...stuck, ...settledRequests(2, kept + 5))
    expect(openLeases(resource)).toMatchObject([{ id: LEA, phase: 'quarantined' }])
    expect(resource.requests.get(REQ)?.stage).toBe('cancelled')
  })
})
