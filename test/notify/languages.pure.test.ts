import { describe, expect, it } from 'vitest'
import { postgres } from '../../src/connectors/postgres/postgres'
import { messageOf } from '../../src/notify/message'
import { personalMessage } from '../../src/notify/personal-message'
import { NOTICES } from './notices'

const URL_HERE = 'https://hallpass.example'
const bo = { name: 'Bo', language: 'de' } as const

describe('A mail', () => {
  it('is in the language that its reader has chosen', () => {
    const { subject, text, html } = messageOf(NOTICES.request_rejected, bo, URL_HERE)
    expect(subject).toMatch(/^Abgelehnt: .+ auf /)
    expect(text).toMatch(/^Guten Tag Bo,\n/)
    expect(html).toContain('<html lang="de">')
  })

  it('is in English for whoever has chosen none', () => {
    const { text, html } = messageOf(NOTICES.request_rejected, { name: 'Bo' }, URL_HERE)
    expect(text).toMatch(/^Hello Bo,\n/)
    expect(html).toContain('<html lang="en">')
  })

  it.each(Object.values(NOTICES))('says $kind in German, and leads where it led', (notice) => {
    const german = messageOf(notice, bo, URL_HERE)
    const english = messageOf(notice, { name: 'Bo' }, URL_HERE)
    expect(german.subject).not.toBe(english.subject)
    expect(linksIn(german.text)).toEqual(linksIn(english.text))
    expect(ownWords(german.text)).not.toMatch(/\b(the|your|access|request)\b/i)
  })

  it('says in German what stays at a target and what Hallpass found there', () => {
    const { residue } = postgres
    const wanted = messageOf({ ...NOTICES.decision_wanted, residue }, bo, URL_HERE)
    expect(wanted.text).toContain('Was bleibt: Was währenddessen geändert wurde, bleibt')
    const reason = 'The target has not been confirmed clean in time.'
    const stuck = messageOf({ ...NOTICES.access_stuck, reason }, bo, URL_HERE)
    expect(stuck.text).toContain(
      'Das Zielsystem ließ sich nicht rechtzeitig als sauber nachweisen.',
    )
  })

  it('about what is one’s own is so, too', () => {
    const notice = { kind: 'passkey_locked', name: 'blauer Schlüssel', at: 0 } as const
    expect(personalMessage(notice, bo, URL_HERE).subject).toBe('Ein Passkey ist gesperrt')
  })
})

function linksIn(text: string): readonly string[] {
  return text.match(/https:\S+/g) ?? []
}

/** What Hallpass says by itself: neither what somebody wrote nor what a connector leaves behind. */
function ownWords(text: string): string {
  return text.replace(/^(>|Was bleibt:).*$/gm, '')
}
