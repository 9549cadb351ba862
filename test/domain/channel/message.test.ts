import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import { messageOf, messageOfFact } from '../../../src/domain/channel/message'
import type { Event } from '../../../src/domain/resource/event'
import { react } from '../../../src/domain/resource/react'
import {
  approved,
  ended,
  inUse,
  LEA,
  OPS,
  opened,
  quarantined,
  REQ,
  RES,
  rejected,
  START,
  step,
  yes,
} from '../../support/facts'
import { resourceAfter } from '../../support/resource-spec'

const CANARY = 'what-the-target-said'

const TARGETS_WORDS: readonly Event[] = [
  { type: 'target.inspected', leaseId: LEA, isHeld: false, evidence: CANARY },
  { type: 'lease.granted', leaseId: LEA, requestId: REQ, evidence: CANARY },
  { type: 'lease.extension_confirmed', leaseId: LEA, endsAt: START, evidence: CANARY },
  { type: 'lease.quarantined', leaseId: LEA, reason: CANARY },
  { type: 'lease.closed', leaseId: LEA, requestId: REQ, evidence: CANARY },
  { type: 'effect.late', leaseId: LEA, verb: 'grant', evidence: CANARY },
  {
    ...{ type: 'effect.failed', leaseId: LEA, verb: 'revoke', outcome: 'retry' },
    ...{ attempt: 1, message: CANARY },
  } as const,
  {
    ...{ type: 'task.opened', leaseId: LEA, operation: 1, verb: 'grant', group: OPS },
    instructions: CANARY,
  } as const,
]

/** What a channel is told of the last of these facts. */
function messageAfter(...past: readonly Event[]) {
  const [last] = past.slice(-1)
  const effects = last ? react(resourceAfter(...past), last, { by: CUSTODIAN, at: START }) : []
  const record = effects.find((effect) => effect.type === 'record')
  if (record?.type !== 'record') throw new Error('It was not recorded.')
  return messageOf({ ...record, sequence: past.length }, { id: RES, name: 'prod-db' })
}

describe('what a channel is told', () => {
  it.each(TARGETS_WORDS.map((event) => [event.type, event] as const))(
    'of %s has no secret and nothing that a target said',
    (_type, event) => {
      const stuck = { ...quarantined, reason: CANARY }
      const text = JSON.stringify(messageAfter(...inUse, ended(), stuck, event))
      expect(text).not.toContain(CANARY)
      expect(text).not.toContain('sealed')
    },
  )

  it('names the request, its page, and what people said about it', () => {
    const asked = messageAfter(opened('ana', step(1, 'bo')))
    expect(asked).toMatchObject({
      id: 'evt_prod0_1',
      type: 'request.filed',
      group: 'requests',
      request: { id: REQ, requesterName: 'Ana', stage: 'pending' },
      said: 'The nightly report fails.',
      path: `/requests/${REQ}`,
    })
    expect(messageAfter(opened('ana', step(1, 'bo')), rejected).said).toBe('No.')
    const commented = { ...yes('bo', 0), comment: 'Go on.' }
    expect(messageAfter(opened('ana', step(1, 'bo')), commented, approved).said).toBe(
      'The nightly report fails.',
    )
    expect(messageAfter(opened('ana', step(1, 'bo')), commented).said).toBe('Go on.')
  })

  it('names the lease and its page once there is one', () => {
    expect(messageAfter(...inUse)).toMatchObject({
      lease: { id: LEA, holderName: 'Ana', phase: 'granting' },
      path: `/leases/${LEA}`,
    })
    const forced = { ...ended('forced'), reason: 'Incident.' }
    expect(messageAfter(...inUse, forced)).toMatchObject({ said: 'Incident.', type: 'lease.ended' })
  })

  it('of a change in Hallpass itself names who made it and what it is called', () => {
    const fact = { sequence: 7, at: START, type: 'policy.updated', actorId: 'per_root' }
    expect(
      messageOfFact({ ...fact, actorName: 'Root', resource: null, name: 'Production' }),
    ).toMatchObject({
      id: 'evt_catalogue_7',
      group: 'administration',
      name: 'Production',
      path: '/admin/history?type=policy.updated',
      request: null,
    })
  })
})
