import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import type { Event } from '../../../src/domain/resource/event'
import { react } from '../../../src/domain/resource/react'
import {
  approved,
  cancelled,
  checkedOut,
  closed,
  ended,
  expired,
  granted,
  idOf,
  inUse,
  LEA,
  lapsed,
  OPS,
  opened,
  quarantined,
  REQ,
  rejected,
  START,
  step,
  used,
  yes,
} from '../../support/facts'
import { resourceAfter } from '../../support/resource-spec'

const CANARY = 'canary-that-must-not-sing'

/** What follows from the last of these facts. */
function effectsOf(...past: readonly Event[]) {
  const last = past.at(-1)
  return last ? react(resourceAfter(...past), last, { by: CUSTODIAN, at: START }) : []
}

function audiencesOf(...past: readonly Event[]) {
  return effectsOf(...past).flatMap((effect) => (effect.type === 'tell' ? [effect.audience] : []))
}

const ana = { kind: 'person', person: idOf('ana') }
const asked = opened('ana', step(1, 'bo'))
const active = [...inUse, granted]
const ending = [...active, ended()]

describe('what the target owes', () => {
  const calls = (...past: readonly Event[]) =>
    effectsOf(...past).filter(({ type }) => type === 'grant' || type === 'revoke')

  it('is a grant when access is taken, under the fence of the lease', () =>
    expect(calls(...inUse)).toEqual([{ type: 'grant', leaseId: LEA, operation: 1 }]))

  it('is a revoke whenever a lease ends, under a newer fence', () =>
    expect(calls(...ending)).toEqual([{ type: 'revoke', leaseId: LEA, operation: 2 }]))

  it('is nothing else, ever', () => {
    for (const past of [
      [asked],
      [asked, yes('bo', 0)],
      [asked, approved],
      [asked, cancelled],
      active,
      [...ending, quarantined],
      [...ending, closed],
      [...ending, closed, used],
    ])
      expect(calls(...past)).toEqual([])
  })
})

describe('what history owes', () => {
  it('is every event, with who did it, when, and what it was about as it stood then', () => {
    const record = effectsOf(asked).find(({ type }) => type === 'record')
    expect(record).toMatchObject({
      event: { type: 'request.filed' },
      at: START,
      actor: CUSTODIAN,
      subject: { request: { id: REQ, stage: 'pending' }, lease: null },
    })
    for (const past of [[asked, yes('bo', 0)], inUse, active, ending, [...ending, closed]])
      expect(effectsOf(...past).filter(({ type }) => type === 'record')).toHaveLength(1)
  })

  it('is a refused attempt too, even about what never was', () => {
    const refused: Event = {
      type: 'attempt.refused',
      verb: 'approve',
      code: 'request_unknown',
      requestId: 'req_prod0_9',
      leaseId: null,
      personId: null,
      isLastKept: false,
    }
    expect(effectsOf(refused)).toMatchObject([
      { type: 'record', event: refused, subject: { request: null, lease: null } },
    ])
  })

  it('finds the request behind an event that names only the lease', () =>
    expect(effectsOf(...ending, quarantined)[0]).toMatchObject({
      subject: { request: { id: REQ }, lease: { id: LEA } },
    }))
})

describe('nothing sealed leaves', () => {
  const sealed = { connectorSettings: `${CANARY} settings`, secret: `${CANARY} secret` }
  const taken = checkedOut('ana', { sealed })
  const story: readonly Event[] = [
    asked,
    { type: 'step.opened', requestId: REQ, step: 0 },
    yes('bo', 0),
    approved,
    taken,
    {
      type: 'effect.failed',
      leaseId: LEA,
      verb: 'grant',
      outcome: 'retry',
      attempt: 1,
      message: '',
    },
    granted,
    { type: 'credential.shown', leaseId: LEA },
    {
      type: 'attempt.refused',
      verb: 'show_credential',
      code: 'not_the_holder',
      requestId: null,
      leaseId: LEA,
      personId: null,
      isLastKept: false,
    },
    ended(),
    quarantined,
    closed,
    used,
  ]

  it.each(story.map((event, index) => [event.type, index] as const))(
    'not with %s (fact %d of the story)',
    (_, index) => {
      const effects = effectsOf(...story.slice(0, index + 1))
      expect(effects.length).toBeGreaterThan(0)
      expect(JSON.stringify(effects)).not.toContain(CANARY)
    },
  )

  it('while the state keeps it, so that the target can be reached without D1', () =>
    expect(resourceAfter(...story.slice(0, 7)).leases.get(LEA)?.sealed).toEqual(sealed))
})

describe('who is told', () => {
  it('are the approvers of the step that opens, but for the requester and those who voted', () => {
    const steps = [step(1, 'bo'), { ...step(1, 'bo', 'cy'), groups: [OPS] }]
    const filed = opened('ana', ...steps)
    const next: Event = { type: 'step.opened', requestId: REQ, step: 1 }
    expect(audiencesOf(filed, yes('bo', 0), next)).toEqual([
      {
        kind: 'approvers',
        people: [idOf('bo'), idOf('cy')],
        groups: [OPS],
        except: [idOf('ana'), idOf('bo')],
        about: { policyId: 'pol_prod', resourceName: 'prod-db', accountName: 'admin' },
        isAsking: true,
      },
    ])
  })

  it('is the requester, of every outcome that others or the clock caused', () => {
    const reopened: Event = {
      type: 'request.reopened',
      requestId: REQ,
      droppedVotes: [],
      addedSteps: [],
      deadlineAt: START,
    }
    const reinstated: Event = { type: 'request.reinstated', requestId: REQ, deadlineAt: START }
    for (const fact of [approved, rejected, expired, lapsed, reopened, reinstated])
      expect(audiencesOf(asked, fact)).toEqual([ana])
  })

  it('is not the requester, where the policy itself said yes or they did it themselves', () => {
    expect(audiencesOf(asked, { ...approved, isAutomatic: true })).toEqual([])
    for (const past of [[asked], [asked, cancelled], inUse, active, ending])
      expect(audiencesOf(...past)).toEqual([])
  })

  it('is the holder when the target was read back, unless it had never opened', () => {
    expect(audiencesOf(...ending, closed)).toEqual([ana])
    expect(audiencesOf(...inUse, ended('grant-failed'), closed)).toEqual([])
  })

  it('are the administrators when a target could not be confirmed clean', () =>
    expect(audiencesOf(...ending, quarantined)).toEqual([{ kind: 'administrators' }]))

  it('is the alarm system too, of what somebody has to look at and of nothing else', () => {
    const overdue: Event = { type: 'lease.overdue', leaseId: LEA, overdueSeconds: 300 }
    const alertsOf = (...past: readonly Event[]) =>
      effectsOf(...past).filter(({ type }) => type === 'alert').length
    expect(alertsOf(...ending, quarantined)).toBe(1)
    expect(alertsOf(...ending, quarantined, overdue)).toBe(1)
    for (const past of [[asked], inUse, active, ending, [...ending, closed]])
      expect(alertsOf(...past)).toBe(0)
  })
})
