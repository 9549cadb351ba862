import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../src/domain/actor'
import { react } from '../../src/domain/resource/react'
import { alertOf } from '../../src/notify/alert'
import { ended, granted, inUse, LEA, quarantined, START } from '../support/facts'
import { broken, brokenBy, free, owing, SECOND } from '../support/glass-spec'
import { type Past, resourceAfter } from '../support/resource-spec'

const REVIEW_BY = new Date(owing.reviewBy).toISOString()

/** What an alarm system is told of the last of these facts; null where nothing. */
function alertAfter(...past: readonly Past[]) {
  const last = past.at(-1)
  const event = last && 'event' in last ? last.event : last
  const effects = event ? react(resourceAfter(...past), event, { by: CUSTODIAN, at: START }) : []
  const alert = effects.find(({ type }) => type === 'alert')
  if (alert?.type !== 'alert') return null
  return alertOf(alert.event, alert.subject, alert.at, 'https://hallpass.example/')
}

describe('an alarm system', () => {
  it('hears of access that does not end', () => {
    expect(alertAfter(...inUse, granted, ended(), quarantined)).toMatchObject({
      type: 'lease.quarantined',
      data: { leaseId: LEA, url: `https://hallpass.example/leases/${LEA}`, reviewBy: null },
    })
    expect(alertAfter(...inUse, granted)).toBeNull()
  })

  it('hears of broken glass at once, and of a review that is late', () => {
    const past = [...free, ...brokenBy()]
    expect(alertAfter(...past.slice(0, glassAt(past) + 1))).toMatchObject({
      type: 'glass.broken',
      data: { requestId: SECOND, leaseId: null, holderName: 'Ana', reviewBy: REVIEW_BY },
    })
    const late = { type: 'review.overdue', requestId: SECOND, reviewBy: owing.reviewBy } as const
    expect(alertAfter(...past, late)).toMatchObject({
      type: 'review.overdue',
      data: { reviewBy: REVIEW_BY, url: `https://hallpass.example/requests/${SECOND}` },
    })
  })
})

function glassAt(past: readonly Past[]): number {
  return past.findIndex((each) => ('event' in each ? each.event : each).type === broken.type)
}
