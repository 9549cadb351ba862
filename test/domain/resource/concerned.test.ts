import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import { concernedBy } from '../../../src/domain/resource/concerned'
import type { Event } from '../../../src/domain/resource/event'
import { react } from '../../../src/domain/resource/react'
import {
  approved,
  closed,
  ended,
  granted,
  idOf,
  inUse,
  LEA,
  opened,
  quarantined,
  REQ,
  rejected,
  START,
  step,
  yes,
} from '../../support/facts'
import { happened, resourceAfter } from '../../support/resource-spec'

const LATER = 'req_r1_2'

/** Whose pages the last of these facts changes, as it is recorded. */
function concernedAfter(...past: readonly Event[]) {
  const resource = resourceAfter(...past.map((event) => happened(START, event)))
  const last = past.at(-1) as Event
  const effects = react(resource, last, { by: CUSTODIAN, at: START })
  const record = effects.find((effect) => effect.type === 'record')
  if (!record) throw new Error('Every fact is recorded.')
  return concernedBy(record.event, record.subject, resource)
}

const asked = [
  opened('ana', step(1, 'bo'), step(1, 'cy')),
  { type: 'step.opened', requestId: REQ, step: 0 },
] as const

const [bo, cy] = [idOf('bo'), idOf('cy')]

describe('pages that a fact changes', () => {
  it('are those of who asked and who is asked now, and not of who may be asked later', () =>
    expect(concernedAfter(...asked)).toEqual({
      people: [idOf('ana')],
      deciders: { people: [bo], groups: [] },
      administrators: false,
    }))

  it('are those of everybody who was asked, when it is settled', () => {
    const second = [
      ...asked,
      yes('bo', 0),
      { type: 'step.opened', requestId: REQ, step: 1 },
    ] as const
    for (const last of [approved, rejected])
      expect(concernedAfter(...second, last as Event)?.deciders.people.toSorted()).toEqual([bo, cy])
  })

  it('are those of the holder and whoever could take it next, when access begins or ends', () => {
    const next = { ...opened('root'), requestId: LATER } as Event
    const theirs = { ...approved, requestId: LATER } as Event
    for (const past of [[granted], [granted, ended()], [granted, ended(), closed]])
      expect(concernedAfter(...inUse, next, theirs, ...(past as Event[]))).toMatchObject({
        people: [idOf('ana'), idOf('root')],
        deciders: { people: [], groups: [] },
        administrators: false,
      })
  })

  it('are those of administrators, where somebody has to look at it', () => {
    expect(concernedAfter(...inUse, granted, ended(), quarantined)?.administrators).toBe(true)
    const late = { type: 'lease.overdue', leaseId: LEA, overdueSeconds: 60 } as const
    expect(concernedAfter(...inUse, granted, ended(), late)?.administrators).toBe(true)
  })

  it('are nobody’s for what no page shows', () =>
    expect(
      concernedAfter(...inUse, granted, { type: 'credential.shown', leaseId: LEA }),
    ).toBeNull())
})
