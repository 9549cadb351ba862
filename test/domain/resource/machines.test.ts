import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/resource/command'
import { isCutOff } from '../../../src/domain/resource/cut-off'
import {
  approved,
  ended,
  filed,
  granted,
  idOf,
  LEA,
  mfa,
  nameOf,
  quarantined,
  REQ,
  START,
  step,
  yes,
} from '../../support/facts'
import { breakGlass } from '../../support/glass-spec'
import { joinQueue } from '../../support/holding-spec'
import {
  asked,
  BOT,
  bot,
  byBot,
  held,
  openTaskOf,
  owned,
  taken,
  theirs,
} from '../../support/machine-spec'
import {
  approve,
  ask,
  cancel,
  checkIn,
  checkOut,
  confirmByHand,
  given,
  issueSlice,
  reject,
  resourceAfter,
  showCredential,
  type Told,
  told,
} from '../../support/resource-spec'

describe('a machine', () => {
  it('asks, takes, sees the secret, and gives back', () => {
    given()
      .when(byBot(ask('ana', {}, { roster: owned('cy') })))
      .causes({ type: 'request.filed', requester: BOT }, { type: 'request.approved' })
    given(asked(), approved)
      .when(byBot(checkOut('ana', {}, { roster: owned('cy') })))
      .causes({ type: 'lease.checked_out', holder: BOT })
    given(...taken)
      .when(byBot(showCredential('ana')))
      .causes({ type: 'credential.shown' })
    given(...taken)
      .when(byBot(checkIn('ana')))
      .causes({ type: 'lease.ended' })
    given(asked(step(1, 'bo')))
      .when(byBot(cancel('ana')))
      .causes({ type: 'request.cancelled' })
  })

  it('has what is its own, and nothing of a person’s', () => {
    given(filed('ana'), approved)
      .when(byBot(checkOut('ana', {}, { roster: owned() })))
      .refused('not_the_requester')
    given(...taken)
      .when(showCredential('ana'))
      .refused('not_the_holder')
    given(filed('ana'), approved)
      .when(byBot(joinQueue('ana')))
      .refused('not_the_requester')
  })

  it('never decides, in whatever way', () => {
    const waiting = filed('ana', { steps: [step(1, 'bo')] })
    given(waiting)
      .when(byBot(approve('bo')))
      .refused('not_an_approver')
    given(waiting)
      .when(byBot(reject('bo')))
      .refused('not_an_approver')
    given(waiting, yes('bo', 0))
      .when(byBot(told('bo', { type: 'withdraw_vote', requestId: REQ, reason: 'No.' })))
      .refused('vote_unknown')
    given()
      .when(byBot(breakGlass('ana')))
      .refused('person_inactive')
    given(...taken)
      .when(byBot(told('ana', { type: 'force_close', leaseId: LEA, reason: 'x' })))
      .refused('lease_unknown')
    given(...taken, openTaskOf('grant'))
      .when(byBot(confirmByHand('bo', 'grant')))
      .refused('task_of_others')
  })

  it('has nothing closed by force by who owns it, nor where it is not known who does', () => {
    const words = told('bo', { type: 'force_close', leaseId: LEA, reason: 'scrapped' })
    const at = (more: object): Told => ({
      ...words,
      command: { ...words.command, ...more } as Command,
    })
    const stuck = given(...taken, ended(), quarantined)
    stuck.when(at({ roster: owned('bo') })).refused('self_approval')
    stuck.when(at({})).refused('facts_stale')
    stuck.when(at({ roster: owned('cy') })).causes({
      ...{ type: 'lease.force_close_asked', leaseId: LEA, by: idOf('bo'), byName: nameOf('bo') },
      reason: 'scrapped',
    })
  })

  it('is refused where a human has to prove something, whatever it brings', () => {
    const rule = { mfa: mfa({ at: { filing: 'either', checkOut: 'either', secret: 'either' } }) }
    const proof = { id: 'prf_0009', provenAt: START, acr: null, amr: [], method: 'passkey' }
    given()
      .when(byBot(ask('ana', { terms: rule }, { roster: owned() }), { proof }))
      .refused('machine_cannot_prove')
    given(asked(), approved)
      .when(byBot(checkOut('ana', { terms: rule }, { roster: owned() }), { proof }))
      .refused('machine_cannot_prove')
    const strict = [filed('ana', rule, theirs), approved, held, granted]
    given(...strict)
      .when(byBot(showCredential('ana'), { proof }))
      .refused('machine_cannot_prove')
    given(
      filed('ana', rule, theirs),
      approved,
      { ...held, account: { ...held.account, mode: 'certificate' } },
      granted,
    )
      .when(byBot(issueSlice('ana'), { proof }))
      .refused('machine_cannot_prove')
  })

  it('that was ended a moment ago asks for nothing more, and what it has ends', () => {
    const end = told('root', { type: 'end_person', personId: BOT, reason: 'Not used any more.' })
    given(...taken)
      .when(end)
      .causes({ type: 'person.cut_off', personId: BOT }, { type: 'lease.ended', ending: 'leaver' })
    given(asked(step(1, 'bo')))
      .when(end)
      .causes({ type: 'person.cut_off' }, { type: 'request.cancelled' })
    const resource = resourceAfter({ type: 'person.cut_off', personId: BOT, reason: 'x' })
    expect(isCutOff(resource, bot, START)).toBe(true)
    given({ type: 'person.cut_off', personId: BOT, reason: 'x' })
      .when(byBot(ask('ana', {}, { roster: owned() })))
      .refused('person_inactive')
  })
})
