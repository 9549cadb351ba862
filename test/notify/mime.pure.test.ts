import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { mimeOf } from '../../src/notify/mime'
import { field } from '../../src/notify/mime-header'
import { senderOf } from '../../src/notify/sender'
import { wireAddress } from '../../src/notify/wire-address'

const AT = Date.UTC(2026, 10, 2, 8, 5, 9)
const MAIL = {
  to: { name: 'Bo', address: 'bo@corp.example' },
  subject: 'Approved',
  text: 'Yes',
  html: '<p>Yes</p>',
  threadKey: 'req_prod_7',
}

type Change = Partial<Omit<typeof MAIL, 'to'>> & { readonly name?: string; readonly from?: string }

async function rawOf({ name = 'Bo', from = 'Hallpass <h@corp.example>', ...change }: Change) {
  const mail = { ...MAIL, ...change, to: { ...MAIL.to, name } }
  return mimeOf(mail, senderOf(from), AT)
}

/** What arrives, after a look at the form that every mail has to have. */
async function arrived(change: Change) {
  const raw = await rawOf(change)
  expect(raw).toMatch(/^(?:[ -~]*\r\n)+$/)
  for (const line of raw.split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(76)
    expect(line).not.toMatch(/^\.|^ +$/)
  }
  const parsed = await PostalMime.parse(raw)
  expect(parsed.headers.map(({ key }) => key)).toEqual(HEADERS)
  return parsed
}

const HEADERS = [
  'auto-submitted',
  'x-auto-response-suppress',
  'in-reply-to',
  'references',
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
]

it('writes a mail down as two bodies that say the same', async () => {
  const raw = await rawOf({})
  expect(raw.replace(/[0-9a-f]{32}/g, 'HASH').split('\r\n')).toEqual([
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'In-Reply-To: <thread.HASH@corp.example>',
    'References: <thread.HASH@corp.example>',
    'From: Hallpass <h@corp.example>',
    'To: Bo <bo@corp.example>',
    'Subject: Approved',
    'Message-ID: <HASH@corp.example>',
    'Date: Mon, 02 Nov 2026 08:05:09 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=hallpass-one-of-two',
    '',
    '--hallpass-one-of-two',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    'WWVz',
    '--hallpass-one-of-two',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    'PHA+WWVzPC9wPg==',
    '--hallpass-one-of-two--',
    '',
  ])
})

describe('a subject arrives as it was written', () => {
  for (const subject of [
    'Your decision is wanted: admin on prod-db for Ana, 1 hour 30 minutes, and then some more words',
    '🔑'.repeat(200),
    `${'Zugang für Ана 👩‍👩‍👧‍👦 '.repeat(20)}end`,
    'x'.repeat(900),
    `short ${'x'.repeat(200)} short`,
    'two  spaces   between',
    'ends in a key 🔑',
    '=?UTF-8?B?ZXZpbA==?= is not decoded',
    'a =?= b',
    'To: nobody, (not a comment) "quoted" \\',
    'a'.repeat(70),
    '.',
    '',
  ]) {
    it(`${subject.slice(0, 40)} (${subject.length})`, async () => {
      expect((await arrived({ subject })).subject ?? '').toBe(subject)
    })
  }
})

describe('a name arrives as it was written, and stays one person', () => {
  for (const name of [
    'Bo Ek',
    'Ek, Bo',
    'Žofie "Bo" <x>, Ltd',
    'Bo "the \\ slash" O\'Neill (evil@evil.example)',
    'Ана, Бо; Cy: <evil@evil.example>',
    '=?UTF-8?Q?evil?=',
    'Bo <evil@evil.example>,',
    '山田 太郎 '.repeat(12).trim(),
    'One Two Three '.repeat(12).trim(),
    `"${'x'.repeat(110)}"`,
    '',
  ]) {
    it(name.slice(0, 40), async () => {
      const parsed = await arrived({ name })
      expect(parsed.to).toEqual([{ name, address: MAIL.to.address }])
    })
  }

  it('also of the sender', async () => {
    const parsed = await arrived({ from: '"Türsteher, Halle" <h@corp.example>' })
    expect(parsed.from).toEqual({ name: 'Türsteher, Halle', address: 'h@corp.example' })
  })
})

describe('a body arrives as it was written', () => {
  for (const [what, text] of [
    ['with lines that start with a dot', '.\n..\n.end\n\n.'],
    ['with a very long line', `${'word '.repeat(5_000)}\n${'ö🔑'.repeat(3_000)}`],
    ['with what looks like our own boundary', '--hallpass-one-of-two--\n\n--hallpass-one-of-two'],
    ['with headers in it', 'Content-Type: text/html\nBcc: evil@evil.example\n\n<h1>Forged</h1>'],
    ['with nothing in it', ''],
  ] as const) {
    it(what, async () => {
      const parsed = await arrived({ text, html: `<pre>${text}</pre>` })
      expect(parsed.text?.replaceAll('\r\n', '\n') ?? '').toBe(text)
      expect(parsed.html?.replaceAll('\r\n', '\n')).toBe(`<pre>${text}</pre>`)
      expect(parsed.attachments).toEqual([])
    })
  }

  it('with every kind of line end as the one that mail has', async () => {
    expect((await arrived({ text: 'a\nb\r\nc\rd' })).text).toBe('a\r\nb\r\nc\r\nd')
  })
})

describe('no text starts a header of its own', () => {
  for (const end of ['\r\n', '\n', '\r', '\r\n\r\n', '\u0085', '\u2028', '\u0000', '\u000b']) {
    it(`behind ${JSON.stringify(end)}`, async () => {
      const forged = `x${end}Bcc: evil@evil.example`
      const parsed = await arrived({ subject: forged, name: forged, threadKey: forged })
      expect(parsed.bcc ?? []).toEqual([])
      expect(parsed.to).toMatchObject([{ address: MAIL.to.address }])
      expect(() => field('X-Any', forged)).toThrow('X-Any is not one line')
    })
  }
})

it('writes addresses the way that every server reads them', () => {
  expect(wireAddress('bo@corp.example')).toBe('bo@corp.example')
  expect(wireAddress('bo@Bücher.example')).toBe('bo@xn--bcher-kva.example')
  expect(wireAddress('žo@bücher.example')).toBe('žo@xn--bcher-kva.example')
  expect(wireAddress('bo..ek@corp.example')).toBe('"bo..ek"@corp.example')
  expect(wireAddress('bo@ü.example/evil.example')).toBe('bo@ü.example/evil.example')
})
