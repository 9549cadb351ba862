import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { choiceFor, UNCHOSEN } from '../../../src/domain/telling/choices'
import { ChoicesBody } from '../../../src/domain/telling/schema'
import { NOTICES, nameOf, rowOf } from '../../../src/domain/telling/table'

const WANTED = rowOf('decision_wanted', 'approver')
const REJECTED = rowOf('request_rejected', 'requester')
const SILENT = { mail: false, push: false, isDaily: false }

const faultsOf = (body: object) =>
  v.safeParse(ChoicesBody, body).issues?.map(({ message }) => message) ?? []

describe('what a person chooses', () => {
  it('counts where the table leaves a choice, and the table where nothing was chosen', () => {
    expect(choiceFor(REJECTED, UNCHOSEN)).toEqual({ mail: true, push: true, isDaily: false })
    const choices = { ...UNCHOSEN, notices: { [nameOf(REJECTED)]: SILENT } }
    expect(choiceFor(REJECTED, choices)).toEqual(SILENT)
  })

  it('never silences a duty, whatever is stored', () => {
    for (const row of NOTICES.filter(({ isDuty }) => isDuty)) {
      const { mail, push } = choiceFor(row, { ...UNCHOSEN, notices: { [nameOf(row)]: SILENT } })
      expect(mail || push, row.kind).toBe(true)
    }
  })

  it('is refused where it would silence a duty, and where there is nothing to choose', () => {
    const faults = (name: string, choice: object) =>
      faultsOf({ notices: [{ name, ...SILENT, ...choice }] })
    expect(faults(nameOf(REJECTED), {})).toEqual([])
    expect(faults(nameOf(WANTED), {})).toEqual([expect.stringContaining('one channel')])
    expect(faults(nameOf(WANTED), { push: true })).toEqual([])
    expect(faults('named.passkey_locked', {})).toEqual([expect.stringContaining('no such choice')])
    expect(faults('administrator.access_stuck', { mail: true, isDaily: true })).toHaveLength(1)
    expect(faults('requester.anything', {})).toEqual(['There is no such notice.'])
  })

  it('is refused with an unknown zone, an odd time, and quiet that does not end', () => {
    expect(faultsOf({ zone: 'Mars/Olympus' })).toHaveLength(1)
    expect(faultsOf({ digestAt: '24:00' })).toHaveLength(1)
    const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' }
    expect(faultsOf({ quiet: always })).toEqual([expect.stringContaining('three days')])
    expect(faultsOf({ quiet: { ...always, days: ['sat', 'sun'] } })).toEqual([])
  })
})
