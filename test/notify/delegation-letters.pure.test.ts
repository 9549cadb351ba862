import { expect, it } from 'vitest'
import { personalMessage } from '../../src/notify/personal-message'
import { AT, HOUR_MS } from './notices'

const to = { name: 'Dee' }
const URL_HERE = 'https://hallpass.example'

it('tells whoever stands in for whom, until when and in whose words, which are inert', () => {
  const notice = {
    kind: 'delegation_made',
    principalName: 'Bo',
    at: AT,
    startsAt: AT,
    endsAt: AT + HOUR_MS,
    note: 'see https://evil.example <b>',
  } as const
  const { subject, text, html } = personalMessage(notice, to, URL_HERE)
  expect(subject).toBe('You stand in for Bo')
  expect(text).toContain('Until: Fri 2026-11-20 19:40:00 UTC')
  expect(text).toContain(`${URL_HERE}/away`)
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${URL_HERE}/away"`])
  expect(html).not.toContain('<b>')
})

it('tells each side of an early end what it means for them, and who made it', () => {
  const ended = {
    kind: 'delegation_ended',
    principalName: 'Bo',
    delegateName: 'Dee',
    byName: 'Root',
    at: AT,
  } as const
  const toDelegate = personalMessage({ ...ended, isDelegate: true }, to, URL_HERE)
  expect(toDelegate.subject).toBe('You do not stand in for Bo any more')
  expect(toDelegate.text).toContain('Root has ended it before its time.')
  const toPrincipal = personalMessage({ ...ended, isDelegate: false }, { name: 'Bo' }, URL_HERE)
  expect(toPrincipal.subject).toBe('Dee does not stand in for you any more')
  expect(toPrincipal.text).toContain('You are asked yourself from now on')
})
