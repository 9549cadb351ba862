import { describe, it } from 'vitest'
import {
  approved,
  cancelled,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  inUse,
  nth,
  opened,
  quarantined,
  REQ,
  step,
} from '../../support/facts'
import { endPerson, given } from '../../support/resource-spec'

describe('a leaver', () => {
  it('loses every open request and every lease at once, each revoke under its own fence', () => {
    const shared = { sharing: 'shared', requestId: 'req_prod0_2', fence: 2 } as const
    given(
      ...inUse,
      nth(2, filed('ana')),
      checkedOut('ana', shared),
      nth(3, opened('ana', step(1, 'bo'))),
      nth(4, filed('ana')),
      nth(4, approved),
    )
      .when(endPerson('ana'))
      .causes(
        { type: 'request.cancelled', requestId: 'req_prod0_3', reason: 'Left.' },
        { type: 'request.cancelled', requestId: 'req_prod0_4' },
        { type: 'lease.ended', leaseId: 'lea_prod0_1', ending: 'leaver', operation: 3 },
        { type: 'lease.ended', leaseId: 'lea_prod0_2', ending: 'leaver', operation: 4 },
      )
  })

  it('loses a request whose target could not be opened, so that it does not come back', () =>
    given(...inUse, ended('grant-failed'))
      .when(endPerson('ana'))
      .causes({ type: 'request.cancelled', requestId: REQ }))

  it('takes nothing from anybody else', () =>
    given(...inUse, granted, nth(2, opened('bo', step(1, 'cy'))))
      .when(endPerson('cy'))
      .causesNothing())

  it.each([
    ['had nothing here', []],
    ['cancelled already', [opened('ana', step(1, 'bo')), cancelled]],
    ['gave it back already', [...inUse, granted, ended()]],
    ['is waited for at the target', [...inUse, granted, ended(), quarantined]],
    ['is long done', [...inUse, granted, ended(), closed]],
  ] as const)('causes nothing who %s', (_, past) =>
    given(...past)
      .when(endPerson('ana'))
      .causesNothing(),
  )
})
