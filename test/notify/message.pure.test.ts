import { describe, expect, it } from 'vitest'
import { messageOf } from '../../src/notify/message'
import type { DecisionWanted, Notice } from '../../src/notify/notice'
import { ABOUT, AT, HOUR_MS, NOTICES } from './notices'

const URL_HERE = 'https://hallpass.example'

const toBo = (notice: Notice) => messageOf(notice, { name: 'Bo' }, URL_HERE)
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
const asked = (change: Partial<DecisionWanted>) => toBo({ ...NOTICES.decision_wanted, ...change })

/** What a mail program would take for an address. */
const LINKABLE =
  /(?:https?:\/\/|www\.[\p{L}\d]|mailto:[\p{L}\d]|[\p{L}\d]+@[\p{L}\d])|[\p{L}\d-]\.[\p{L}]{2,}/iu

describe('every notice', () => {
  for (const notice of Object.values(NOTICES)) {
    it(`${notice.kind} has a subject, two bodies that say the same, and exactly one link`, () => {
      const { subject, text, html } = toBo(notice)
      const own = 'leaseId' in notice ? '/leases/lea_prod_3' : '/requests/req_prod_7'
      const path = notice.kind === 'task_opened' ? '/tasks' : own
      expect(subject).toContain('admin on prod-db')
      expect(links(html)).toEqual([`${URL_HERE}${path}`])
      expect(text.match(/https?:\/\/\S+/g)).toEqual([`${URL_HERE}${path}`])
      expect(text).toMatch(/\d\d:\d\d:\d\d UTC/)
      expect(wordsOf(html)).toEqual(wordsOf(text.replace(/https?:\S+|^> |^-- $|:$/gm, '')))
    })

    it(`${notice.kind} survives the outbox unchanged and small`, () => {
      const stored = JSON.stringify(notice)
      expect(JSON.parse(stored)).toEqual(notice)
      expect(stored.length).toBeLessThan(1_000)
    })
  }
})

it('tells an approver who asks for what, why, for how long and until when', () => {
  const { subject, text } = asked({})
  expect(subject).toBe('Your decision is wanted: admin on prod-db for Ana, 1 hour 30 minutes')
  expect(text).toMatchInlineSnapshot(`
    "Hello Bo,

    Ana asks for admin on prod-db.

    You are one of the people who may decide. Access would last 1 hour 30 minutes.

    Nothing is opened unless it is approved: if nobody decides in time, the request expires.

    Duration: 1 hour 30 minutes
    Ticket: OPS-12
    Step: Team lead (1 of 2)
    Policy: Production databases
    What stays: Data that the holder changed stays changed.
    Decide by: Fri 2026-11-20 22:40:00 UTC, 4 hours after this was sent

    Ana wrote:
    > The nightly import hangs.
    > I need to look at the locks.

    See the request and decide:
    https://hallpass.example/requests/req_prod_7

    -- 
    Sent by Hallpass. The link only points to a page: you sign in there, and opening it changes nothing.
    "
  `)
})

it('tells a holder until when, in the words of an hour and not of its seconds', () => {
  const { subject, text } = toBo({ ...NOTICES.access_ending, endsAt: AT + HOUR_MS - 2_000 })
  expect(subject).toMatch(/^Ends in 1 hour:/)
  expect(text).toContain('Ends: Fri 2026-11-20 19:39:58 UTC')
})

it('says that access has ended only together with when the target was read back', () => {
  const { text } = toBo(NOTICES.access_ended)
  expect(text).toContain('Confirmed: Fri 2026-11-20 18:40:12 UTC, 12 seconds after it ended')
  expect(text).toContain('Its time was up.')
})

it('never says of a target that could not be confirmed that it is closed', () => {
  const { subject, text } = toBo(NOTICES.access_stuck)
  expect(subject).toMatch(/^Action needed/)
  expect(text).toContain('it may still be open at the target')
  expect(text).toContain('What was found:\n> The server did not answer.')
})

it('says whether an approval can be used again when access did not open', () => {
  expect(toBo(NOTICES.access_failed).text).toContain('good again')
  expect(toBo({ ...NOTICES.access_failed, deadlineAt: null }).text).toContain(
    'cannot be used again',
  )
})

it('says that nobody was asked when the policy itself approved', () => {
  const automatic = toBo({ ...NOTICES.request_approved, isAutomatic: true }).text
  expect(automatic).toContain('nobody’s approval')
  expect(toBo(NOTICES.request_approved).text).not.toContain('nobody’s approval')
})

it('leaves an empty reason and a missing ticket out', () => {
  expect(toBo({ ...NOTICES.request_rejected, reason: '' }).text).not.toContain('wrote')
  expect(asked({ ticket: null }).text).not.toContain('Ticket')
  expect(toBo({ ...NOTICES.request_reopened, stepNames: [] }).text).not.toContain('To answer')
})

describe('what somebody wrote', () => {
  it('cannot become markup', () => {
    const { html } = asked({
      justification: '<a href="https://evil.example">ok</a></blockquote><script>alert(1)</script>',
      requesterName: '<img src=x onerror=alert(1)>',
    })
    expect(links(html)).toHaveLength(1)
    expect(html).not.toMatch(/<script|<img|<a href="https:\/\/evil/)
    expect(html).toContain('&lt;a href=')
  })

  for (const bait of [
    'http://evil',
    'https://evil.example/approve?x=1',
    'www.evil.example',
    'evil.example/now',
    'mailto:bo@evil.example',
    'ana@evil.example',
    'HTTPS://EVIL.EXAMPLE',
  ]) {
    it(`cannot become a link: ${bait}`, () => {
      const { text, html } = asked({
        justification: bait,
        requesterName: bait,
        ticket: bait,
        stepName: bait,
      })
      const href = `${URL_HERE}/requests/req_prod_7`
      expect(text.replace(href, '')).not.toMatch(LINKABLE)
      expect(textOf(html)).not.toMatch(LINKABLE)
      expect(text.replaceAll('\u200B', '')).toContain(`> ${bait}`)
    })
  }

  it('keeps its lines, each marked as quoted', () => {
    const forged = 'Because.\r\n\r\nBo approved this already.\nApprove here:'
    const { text, html } = asked({ justification: forged })
    expect(text).toContain(
      'Ana wrote:\n> Because.\n>\n> Bo approved this already.\n> Approve here:\n\nSee',
    )
    expect(html).toContain('Because.<br/><br/>Bo approved this already.<br/>Approve here:')
  })

  it('cannot leave the quote with other line separators or turn the reading order', () => {
    const { text } = asked({ justification: 'a\u2028b\u2029c\u0085d\u000be\u202Ef\u200Bg\u0000h' })
    expect(text).toContain('> a\n> b\n> cdefgh\n')
  })

  it('is cut where it would hide the link, and says so', () => {
    const long = asked({ justification: 'word '.repeat(2_000) })
    const tall = asked({ justification: 'x\n'.repeat(900) })
    for (const { text, html } of [long, tall]) {
      expect(text).toContain('(Shortened. The page has the whole text.)')
      expect(html).toContain('(Shortened. The page has the whole text.)')
      expect(text.length).toBeLessThan(4_000)
      expect(html.length).toBeLessThan(8_000)
    }
  })

  it('does not break a character in two', () => {
    const { text, subject } = asked({
      justification: '🔑'.repeat(3_000),
      requesterName: '🔑'.repeat(200),
    })
    expect(text.isWellFormed()).toBe(true)
    expect(subject.isWellFormed()).toBe(true)
  })
})

describe('a subject', () => {
  it('is one bounded line, whatever the names are', () => {
    for (const name of [
      'Ana\r\nBcc: evil@evil.example',
      'A\u0000\u001b[31m\u202Eb',
      'x'.repeat(999),
    ]) {
      const { subject } = messageOf(
        { ...NOTICES.decision_wanted, ...ABOUT, requesterName: name, resourceName: name },
        { name },
        URL_HERE,
      )
      expect(subject).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect([...subject].length).toBeLessThanOrEqual(120)
    }
  })
})

it('greets a person on one line, whatever their name is', () => {
  const { text } = messageOf(NOTICES.request_lapsed, { name: 'Bo\n\nApproved by Cy' }, URL_HERE)
  expect(text).toMatch(/^Hello Bo Approved by Cy,\n/)
})

it('accepts a public address with or without a slash at its end', () => {
  const { text } = messageOf(NOTICES.request_lapsed, { name: 'Bo' }, `${URL_HERE}/`)
  expect(text).toContain(`${URL_HERE}/requests/req_prod_7\n`)
})

function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body'))
  return body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

function wordsOf(text: string): readonly string[] {
  const plain = text.startsWith('<!doctype') ? textOf(text) : text
  return plain.split(/[\s:]+/).filter((word) => word !== '')
}

it('tells the owner of a machine that they are told in its place', () => {
  const to = { name: 'Bo', asOwnerOf: 'deploy-bot' }
  const { subject, text, html } = messageOf(NOTICES.access_ended, to, URL_HERE)
  expect(subject).toMatch(/^deploy-bot: /)
  expect(text).toContain('You own the machine deploy-bot and are told in its place')
  expect(html).toContain('You own the machine deploy-bot')
})
