import { describe, it } from 'vitest'
import { decide } from '../../../src/domain/resource/decide'
import type { Event } from '../../../src/domain/resource/event'
import {
  after,
  approved,
  checkedOut,
  filed,
  granted,
  HOUR,
  LEA,
  MINUTE,
  nth,
  REQ,
} from '../../support/facts'
import { extend } from '../../support/holding-spec'
import { endOfTime, given, resourceAfter } from '../../support/resource-spec'

const AUTO = { extension: { steps: [] } }
const SECOND = nth(2, { requestId: REQ }).requestId

function held() {
  return [filed('ana', AUTO), approved, checkedOut('ana'), granted] as const
}

describe('the later end', () => {
  it('is known at the target only when its answer is about the latest end', () => {
    const longer = {
      type: 'lease.extended',
      leaseId: LEA,
      requestId: SECOND,
      endsAt: after(2 * HOUR),
      operation: 2,
    } as const
    const confirm = (operation: number) =>
      ({ type: 'confirm_extension', leaseId: LEA, operation, evidence: 'until then' }) as const
    given(...held(), longer)
      .when(confirm(2), after(MINUTE))
      .causes({ type: 'lease.extension_confirmed', endsAt: after(2 * HOUR) })
    given(...held(), longer)
      .when(confirm(1), after(MINUTE))
      .causesNothing()
    given(...held(), longer, { ...longer, operation: 3, endsAt: after(3 * HOUR) })
      .when(confirm(2), after(MINUTE))
      .causesNothing()
  })

  it('moves the end: nothing ends when it was to end before', () => {
    const [, , extended] = decide(
      resourceAfter(...held()),
      extend('ana', { terms: AUTO }).command,
      { by: extend('ana').by, at: after(MINUTE) },
    ).events
    given(...held(), extended as Event)
      .when(endOfTime, after(HOUR))
      .causesNothing()
    given(...held(), extended as Event)
      .when(endOfTime, after(2 * HOUR))
      .causes({ type: 'lease.ended', ending: 'time', operation: 3 })
  })
})
