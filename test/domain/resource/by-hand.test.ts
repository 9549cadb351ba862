import { describe, expect, it } from 'vitest'
import { CUSTODIAN } from '../../../src/domain/actor'
import { LIMITS } from '../../../src/domain/limits'
import { react } from '../../../src/domain/resource/react'
import { nextDeadline, overdue } from '../../../src/domain/resource/wake'
import {
  after,
  approved,
  ended,
  granted,
  HOUR,
  idOf,
  inUse,
  LEA,
  MINUTE,
  OPS,
  opened,
  quarantined,
  REQ,
  roster,
  START,
  step,
  yes,
} from '../../support/facts'
import {
  checkOut,
  confirmByHand,
  endPerson,
  given,
  happened,
  openTask,
  person,
  resourceAfter,
} from '../../support/resource-spec'

const task = (verb: 'grant' | 'revoke') =>
  ({
    type: 'task.opened',
    leaseId: LEA,
    operation: verb === 'grant' ? 1 : 2,
    verb,
    group: OPS,
    instructions: 'Turn the key.',
  }) as const

const opening = [...inUse, task('grant')]
const closing = [...inUse, granted, ended(), task('revoke')]

describe('a task', () => {
  it('is opened once for each operation, however often the target is tried', () => {
    given(...inUse)
      .when(openTask('grant'))
      .causes(task('grant'))
    given(...opening)
      .when(openTask('grant'))
      .causesNothing()
    given(...inUse, granted, ended())
      .when(openTask('revoke'))
      .causes(task('revoke'))
    given(...inUse, granted, ended(), quarantined)
      .when(openTask('revoke'))
      .causes(task('revoke'))
  })

  it('is not opened for what is over, or under an older operation', () => {
    given(...inUse, granted)
      .when(openTask('grant'))
      .causesNothing()
    given(...inUse, granted, ended())
      .when(openTask('grant', 2))
      .causesNothing()
    given(...closing)
      .when(openTask('revoke', 1))
      .causesNothing()
    given().when(openTask('grant')).causesNothing()
  })

  it('is told to its group, without the holder', () => {
    const effects = react(resourceAfter(...opening), task('grant'), { by: CUSTODIAN, at: START })
    expect(effects.filter(({ type }) => type === 'tell')).toMatchObject([
      { audience: { kind: 'approvers', people: [], groups: [OPS], except: [idOf('ana')] } },
    ])
  })
})

describe('confirming by hand', () => {
  it('opens the access, with who did it and what they say as the evidence', () =>
    given(...opening)
      .when(confirmByHand('bo', 'grant'))
      .causes({
        type: 'lease.granted',
        requestId: REQ,
        evidence: 'Bo did it by hand: Turned it.',
      }))

  it('closes it, also out of quarantine', () => {
    const closed = { type: 'lease.closed', evidence: 'Bo did it by hand: Turned it.' } as const
    given(...closing)
      .when(confirmByHand('bo', 'revoke'))
      .causes(closed, { type: 'request.used' })
    given(...closing, quarantined)
      .when(confirmByHand('bo', 'revoke'))
      .causes(closed, { type: 'request.used' })
  })

  it('is for people who are in the group now, and for those who keep the catalogue', () => {
    const elsewhere = { roster: roster([], ['cy']) }
    given(...opening)
      .when(confirmByHand('bo', 'grant', elsewhere))
      .refused('task_of_others')
    given(...opening)
      .when(confirmByHand('bo', 'grant', { roster: roster(['bo']) }))
      .refused('task_of_others')
    given(...opening)
      .when(confirmByHand('root', 'grant', { isKeeper: true }))
      .causes({ type: 'lease.granted' })
  })

  it('is never for the holder, whatever group or role they have', () => {
    const mighty = { roster: roster([], ['ana', 'bo']), isKeeper: true }
    for (const [past, verb] of [
      [opening, 'grant'],
      [closing, 'revoke'],
    ] as const)
      given(...past)
        .when(confirmByHand('ana', verb, mighty))
        .refused('task_for_oneself')
  })

  it('needs a note', () =>
    given(...opening)
      .when(confirmByHand('bo', 'grant', { note: '' }))
      .refused('note_missing'))

  it('is refused where nobody is asked, or for the other thing', () => {
    given(...inUse)
      .when(confirmByHand('bo', 'grant'))
      .refused('task_unknown')
    given(...opening)
      .when(confirmByHand('bo', 'revoke'))
      .refused('task_unknown')
    given(...opening, ended())
      .when(confirmByHand('bo', 'grant'))
      .refused('task_unknown')
    given(...opening, granted)
      .when(confirmByHand('bo', 'grant'))
      .refused('task_unknown')
    given().when(confirmByHand('bo', 'grant')).refused('task_unknown')
  })

  it('is refused to somebody who was just cut off', () => {
    const cut = { type: 'person.cut_off', personId: idOf('bo'), reason: 'Left.' } as const
    given(...opening, cut)
      .when(confirmByHand('bo', 'grant'))
      .refused('person_inactive')
  })

  it('does not outlive the end of the lease: a leaver’s task to open is no more', () => {
    given(...opening)
      .when(endPerson('ana'))
      .causes({ type: 'person.cut_off' }, { type: 'lease.ended', ending: 'leaver' })
    expect(resourceAfter(...opening, ended()).leases.get(LEA)?.task).toBeNull()
  })
})

describe('the time for it', () => {
  const asked = [opened('ana', step(1, 'bo')), yes('bo', 0), approved]

  it('to open is what the connector says, within bounds and the lease', () => {
    for (const [grantingSeconds, grantBy] of [
      [undefined, after(2 * MINUTE)],
      [30 * MINUTE, after(30 * MINUTE)],
      [10 * HOUR, after(HOUR)],
    ] as const) {
      const { command, by } = checkOut('ana')
      const more = grantingSeconds === undefined ? {} : { grantingSeconds }
      given(...asked)
        .when({ command: { ...command, ...more } as typeof command, by })
        .causes({ type: 'lease.checked_out', grantBy })
    }
  })

  it('to close is a quarter of an hour until people are told, and a minute for programs', () => {
    const ending = [...inUse, granted, happened(START, ended())]
    expect(nextDeadline(resourceAfter(...ending))).toBe(after(LIMITS.quarantineAfterSeconds))
    const byHand = resourceAfter(...ending, task('revoke'))
    expect(nextDeadline(byHand)).toBe(after(LIMITS.byHandSeconds))
    expect(overdue(byHand, after(14 * MINUTE))).toEqual([])
    expect(overdue(byHand, after(15 * MINUTE))).toMatchObject([{ type: 'quarantine' }, {}])
  })
})

describe('a program', () => {
  it('confirms nothing by hand', () => {
    const { command } = confirmByHand('bo', 'grant')
    given(...opening)
      .when({ command, by: CUSTODIAN })
      .refused('task_of_others')
    expect(person('bo').kind).toBe('person')
  })
})
