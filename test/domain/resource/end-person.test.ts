import { describe, it } from 'vitest'
import {
  after,
  approved,
  cancelled,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  idOf,
  inUse,
  MINUTE,
  nth,
  opened,
  quarantined,
  REQ,
  step,
  yes,
} from '../../support/facts'
import { approve, ask, checkOut, endPerson, given } from '../../support/resource-spec'

const cut = { type: 'person.cut_off' } as const

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
        cut,
        { type: 'request.cancelled', requestId: 'req_prod0_3', reason: 'Left.' },
        { type: 'request.cancelled', requestId: 'req_prod0_4' },
        { type: 'lease.ended', leaseId: 'lea_prod0_1', ending: 'leaver', operation: 3 },
        { type: 'lease.ended', leaseId: 'lea_prod0_2', ending: 'leaver', operation: 4 },
      )
  })

  it('loses a request whose target could not be opened, so that it does not come back', () =>
    given(...inUse, ended('grant-failed'))
      .when(endPerson('ana'))
      .causes(cut, { type: 'request.cancelled', requestId: REQ }))

  it('takes back a vote that has not led to a check-out, so that it never counts again', () =>
    given(opened('ana', step(1, 'bo', 'cy')), yes('bo', 0), approved)
      .when(endPerson('bo'))
      .causes(
        cut,
        { type: 'request.reopened', requestId: REQ, droppedVotes: [idOf('bo')], addedSteps: [] },
        { type: 'step.opened', requestId: REQ, step: 0 },
      ))

  it('leaves a vote alone that has led to a check-out', () =>
    given(opened('ana', step(1, 'bo')), yes('bo', 0), approved, checkedOut('ana'))
      .when(endPerson('bo'))
      .causes(cut))

  it('cannot ask, decide or check out on facts from before the cut', () => {
    const cutOff = { type: 'person.cut_off', personId: idOf('ana'), reason: 'Left.' } as const
    const ready = [opened('ana', step(1, 'bo')), yes('bo', 0), approved] as const
    given(...ready, cutOff)
      .when(checkOut('ana', { terms: { steps: [step(1, 'bo')] } }), after(MINUTE))
      .refused('person_inactive')
    given(cutOff).when(ask('ana'), after(MINUTE)).refused('person_inactive')
    given(opened('bo', step(1, 'ana', 'cy')), cutOff)
      .when(approve('ana'), after(MINUTE))
      .refused('person_inactive')
  })

  it('takes nothing from anybody else', () =>
    given(...inUse, granted, nth(2, opened('bo', step(1, 'cy'))))
      .when(endPerson('cy'))
      .causes(cut))

  it.each([
    ['had nothing here', []],
    ['cancelled already', [opened('ana', step(1, 'bo')), cancelled]],
    ['gave it back already', [...inUse, granted, ended()]],
    ['is waited for at the target', [...inUse, granted, ended(), quarantined]],
    ['is long done', [...inUse, granted, ended(), closed]],
  ] as const)('causes nothing who %s', (_, past) =>
    given(...past)
      .when(endPerson('ana'))
      .causes(cut),
  )
})
