import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { endPerson } from '../../src/commands/end-person'
import { owedLetters } from '../../src/db/letters'
import { passkeysOf } from '../../src/db/passkeys'
import { sendLetters } from '../../src/jobs/letters'
import { prune } from '../../src/jobs/prune'
import { factsOfType, ROOT } from '../db/people'
import { type Caller, installation, signedIn } from '../routes/visit'
import {
  enrol,
  enrolling,
  newAuthenticator,
  proveAtProvider,
  withPasskey,
} from '../support/passkeys'

const DAY = 24 * 3_600_000
const db = env.DB
let root: Caller
let ada: Caller
let ana: Caller
let at = 0

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
  ada = await signedIn('Ada', 'administrator')
})

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  at += 1
  ana = await signedIn(`Ana${at}z`)
  await withPasskey(ana)
  await db.prepare('DELETE FROM letters').run()
})

const pathOf = ({ id }: Caller) => `/people/${id}/passkey-recovery`
const propose = (by: Caller, whom = ana) => by.send('POST', pathOf(whom), { reason: 'Lost it.' })
const confirm = (by: Caller, whom = ana) => by.send('POST', `${pathOf(whom)}/confirm`, {})

/** Ana has signed in at the provider anew, and makes a new passkey. */
async function startAnew() {
  await proveAtProvider(ana, enrolling(ana))
  return enrol(ana, newAuthenticator())
}

describe('a recovery of passkeys', () => {
  it('by two administrators lets a person start anew, once, and what they had is gone', async () => {
    const [lost] = await passkeysOf(db, ana.id)
    expect((await propose(root)).body).toMatchObject({ confirmedByName: null })
    expect((await startAnew()).status).toBe(401)
    expect((await confirm(ada)).body).toMatchObject({ confirmedByName: 'Ada' })
    expect((await startAnew()).status).toBe(201)
    const own = await passkeysOf(db, ana.id)
    expect(own).toHaveLength(1)
    expect(own[0]?.id).not.toBe(lost?.id)
    expect((await startAnew()).body.accepts).toEqual(['passkey'])
    expect((await root.get(pathOf(ana))).status).toBe(404)
  })

  it('is in history with all who had a part, and the person is mailed each time', async () => {
    const [lost] = await passkeysOf(db, ana.id)
    await propose(root)
    await confirm(ada)
    await startAnew()
    expect((await factsOfType('recovery.proposed'))[0]).toEqual({ reason: 'Lost it.' })
    expect((await factsOfType('recovery.confirmed'))[0]).toMatchObject({ proposedBy: root.id })
    expect((await factsOfType('passkey.enrolled'))[0]).toMatchObject({ replaced: [lost?.id] })
    const notices = (await owedLetters(db, 10)).map(({ notice }) => notice.kind)
    expect(notices).toEqual(['recovery_proposed', 'recovery_confirmed', 'passkey_enrolled'])
  })

  it('takes two who are neither the same nor the person', async () => {
    expect((await confirm(ada)).body.code).toBe('recovery_unknown')
    await propose(root)
    expect((await confirm(root)).body.code).toBe('recovery_second')
    expect((await propose(ada)).body.code).toBe('recovery_open')
    expect((await propose(root, root)).body.code).toBe('recovery_own')
    await propose(root, ada)
    expect((await confirm(ada, ada)).body.code).toBe('recovery_own')
    expect((await startAnew()).status).toBe(401)
  })

  it('falls with whoever proposed it, and with its person', async () => {
    const cy = await signedIn(`Cy${at}z`, 'administrator')
    await propose(cy)
    await endPerson(env, ROOT, cy.id, 'left')
    expect((await confirm(ada)).body.code).toBe('recovery_unknown')
    await root.send('DELETE', pathOf(ana))
    await endPerson(env, ROOT, ana.id, 'left')
    expect((await propose(root)).body.code).toBe('person_ended')
  })

  it('is over after a day, confirmed or not, and when it is withdrawn', async () => {
    await propose(root)
    await later(DAY)
    expect((await confirm(ada)).body.code).toBe('recovery_unknown')
    await propose(root)
    await confirm(ada)
    await later(DAY)
    expect((await startAnew()).status).toBe(401)
    await prune(env, Date.now())
    await propose(root)
    await confirm(ada)
    expect((await ada.send('DELETE', pathOf(ana))).status).toBe(204)
    expect((await startAnew()).status).toBe(401)
  })

  it('has a page, for administrators', async () => {
    const address = `/admin/people/${ana.id}/recovery`
    const before = await page(root, address)
    expect(before.text).toContain('has one passkey.')
    expect((await page(root, address, { reason: '' })).status).toBe(400)
    expect((await page(root, address, { reason: 'They rang.' })).status).toBe(303)
    expect((await page(root, address)).text).not.toContain('>Agree<')
    expect((await page(ada, address)).text).toContain('>Agree<')
    expect((await page(ada, `${address}/confirm`, {})).status).toBe(303)
    expect((await page(ada, address)).text).toContain('They may start anew')
    expect((await page(ana, '/me/passkeys')).text).toContain('You can start anew')
    expect((await page(ana, address)).status).toBe(404)
    expect((await page(ana, `${address}/withdraw`, {})).status).toBe(404)
  })
})

describe('what a person is owed by mail', () => {
  const sent: { to: string; subject: string; text: string }[] = []
  const send = vi.fn(async (mail: object) => {
    sent.push(mail as (typeof sent)[number])
  })
  const mailing = {
    ...installation,
    MAIL_ADAPTER: 'cloudflare',
    MAIL_FROM: 'Hallpass <hallpass@hallpass.example>',
    EMAIL: { send },
  } as unknown as Env

  it('is sent once, with a link that only points to a page', async () => {
    await propose(root)
    await sendLetters(mailing, Date.now())
    await sendLetters(mailing, Date.now())
    expect(sent).toHaveLength(1)
    expect(sent[0]?.subject).toBe('Your passkeys may be replaced')
    expect(sent[0]?.text).toContain('https://hallpass.example/me/passkeys')
    expect(sent[0]?.text).toContain('Root')
  })

  it('is tried again while mail is away, and given up after three days', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await propose(root)
    send.mockRejectedValue(new Error('away'))
    await sendLetters(mailing, Date.now())
    expect(await owedLetters(db, 10)).toHaveLength(1)
    await sendLetters(mailing, Date.now() + 4 * DAY)
    expect(await owedLetters(db, 10)).toHaveLength(0)
  })

  it('is not sent to whoever has left', async () => {
    send.mockClear()
    await propose(root)
    await endPerson(env, ROOT, ana.id, 'left')
    await sendLetters(mailing, Date.now())
    expect(send).not.toHaveBeenCalled()
    expect(await owedLetters(db, 10)).toHaveLength(0)
  })
})

async function later(ms: number): Promise<void> {
  await db.prepare('UPDATE passkey_recoveries SET expires_at = expires_at - ?').bind(ms).run()
}

async function page({ token }: Caller, path: string, form?: Record<string, string>) {
  const { PUBLIC_URL } = installation
  const response = await app.request(
    `${PUBLIC_URL}${path}`,
    {
      headers: { Cookie: `__Host-hallpass=${token}`, Origin: PUBLIC_URL },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    },
    installation,
  )
  return { status: response.status, text: await response.text() }
}
