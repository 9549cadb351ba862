import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits'
import { decide } from '../../../src/domain/resource/decide'
import { evolve } from '../../../src/domain/resource/evolve'
import type { Resource } from '../../../src/domain/resource/state'
import { after, HOUR, MINUTE, opened, step, type Who } from '../../support/facts'
import { approve, resourceAfter } from '../../support/resource-spec'

/** Tries to approve without being asked, and what came of it. */
function trespass(resource: Resource, who: Who, at: number) {
  const { command, by } = approve(who)
  const { events } = decide(resource, command, { by, at })
  const next = events.reduce((now, event) => evolve(now, event, { at, byName: who }), resource)
  return { kept: events, next }
}

function trespassOften(times: number, at: number) {
  let resource = resourceAfter(opened('ana', step(1, 'bo')))
  const kept = Array.from({ length: times }, () => {
    const attempt = trespass(resource, 'cy', at)
    resource = attempt.next
    return attempt.kept
  })
  return { resource, kept: kept.flat() }
}

describe('refused attempts', () => {
  it('of one person are kept so often within an hour, and the last that is kept says so', () => {
    const { kept } = trespassOften(LIMITS.refusedAttemptsKept + 20, after(MINUTE))
    expect(kept).toHaveLength(LIMITS.refusedAttemptsKept)
    expect(kept.at(-1)).toMatchObject({ type: 'attempt.refused', isLastKept: true })
    expect(kept.filter((event) => 'isLastKept' in event && event.isLastKept)).toHaveLength(1)
  })

  it('of somebody else are kept all the same, and theirs again an hour later', () => {
    const { resource } = trespassOften(LIMITS.refusedAttemptsKept, after(MINUTE))
    expect(trespass(resource, 'cy', after(2 * MINUTE)).kept).toEqual([])
    expect(trespass(resource, 'root', after(2 * MINUTE)).kept).toHaveLength(1)
    const later = trespass(resource, 'cy', after(MINUTE + HOUR))
    expect(later.kept).toMatchObject([{ isLastKept: false }])
    expect(later.next.attempts.size).toBe(1)
  })
})
