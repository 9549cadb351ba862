import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { endPersonRow } from '../../src/db/directory'
import { saveChoices } from '../../src/db/notice-choices'
import type { PersonId, RequestId } from '../../src/domain/ids'
import { WEEKDAYS } from '../../src/domain/policy/windows/windows'
import { type Choices, UNCHOSEN } from '../../src/domain/telling/choices'
import { wakePostboxes } from '../../src/jobs/postboxes'
import { postboxOf } from '../../src/postbox-of'
import { addPerson, ROOT } from '../db/people'
import { openShop, policyWith, type Shop } from '../routes/shop'
import { signedIn } from '../routes/visit'
import { eventually } from '../support/eventually'
import { readMails } from '../world/mail-client'
import { browserOf } from './push-browser'

const HOUR = 3_600_000
const NIGHT = Date.UTC(2027, 0, 4, 23)
const MORNING = Date.UTC(2027, 0, 5, 7)

const QUIET: Choices = {
  ...UNCHOSEN,
  zone: 'Europe/London',
  quiet: { days: WEEKDAYS, from: '22:00', to: '07:00' },
}

let next = 0

/** A night in the shop, in which an approver of its own has quiet hours. */
describe('what waits for the morning', () => {
  let shop: Shop
  let approver: PersonId
  let address: string

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NIGHT })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    shop ??= await openShop()
    shop = { ...shop, ana: await signedIn('Ana'), root: await signedIn('Root', 'administrator') }
    const name = `Night${++next}`
    approver = await addPerson(name)
    address = `${name.toLowerCase()}@hallpass.example`
    const { terms, ...policy } = policyWith([approver])
    const [known] = (await shop.root.get('/policies')).body.items as { id: string }[]
    const body = { ...policy, terms: { ...terms, pendingSeconds: 48 * 3_600 } }
    expect((await shop.root.send('PUT', `/policies/${known?.id}`, body)).status).toBe(200)
    await saveChoices(env.DB, { id: approver, name }, QUIET)
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes in one mail that asks for what is wanted still, and says what is settled', async () => {
    const [one, two, three] = [await asked(), await asked(), await asked()]
    await eventually(async () => expect(await waiting()).toBe(3))
    expect(await mails()).toEqual([])
    await cancelled(two)
    await eventually(async () => expect(await waiting()).toBe(4))
    await morning()
    await eventually(async () => expect(await mails()).toHaveLength(1))
    const [mail] = await mails()
    expect(mail?.subject).toBe('2 decisions wanted, and 1 notice')
    for (const id of [one, three]) expect(mail?.text).toMatch(new RegExp(`/decisions/${id}/`))
    expect(mail?.text).not.toContain(`/decisions/${two}`)
    expect(mail?.text).toContain('It is cancelled by Ana. There is nothing to decide any more.')
    expect(mail?.headers['auto-submitted']).toBe('auto-generated')
  })

  it('comes as it would have come, in its own thread, where it is one thing', async () => {
    const id = await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    await morning()
    await eventually(async () => expect(await mails()).toHaveLength(1))
    const [mail] = await mails()
    expect(mail?.subject).toMatch(/^Decision wanted|^Approve|rw on shop/)
    expect(mail?.text).toMatch(new RegExp(`/decisions/${id}/`))
  })

  it('is pushed once, where that was chosen, and nothing of what is settled by then', async () => {
    const browser = await browserOf(approver)
    await asked()
    const other = await asked()
    await asked()
    await eventually(async () => expect(await waiting()).toBe(3))
    expect(await browser.heard()).toEqual([])
    await cancelled(other)
    await eventually(async () => expect(await waiting()).toBe(4))
    await morning()
    await eventually(async () => expect(await browser.heard()).toHaveLength(1))
    const [heard] = await browser.heard()
    expect(heard?.words).toMatchObject({ title: '2 decisions wanted', path: '/waiting' })
  })

  it('does not wait where it would come too late', async () => {
    const { terms, ...policy } = policyWith([approver])
    const [known] = (await shop.root.get('/policies')).body.items as { id: string }[]
    const body = { ...policy, terms: { ...terms, pendingSeconds: 3_600 } }
    await shop.root.send('PUT', `/policies/${known?.id}`, body)
    const id = await asked()
    await eventually(async () => expect(await mails()).toHaveLength(1))
    expect((await mails())[0]?.text).toContain(id)
    expect(await waiting()).toBe(0)
  })

  it('is there after a restart, is left once however often it is left, and is sent once', async () => {
    await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    const [letter] = await runInDurableObject(postbox(), (_, { storage }) =>
      storage.sql.exec<{ letter: string }>('SELECT letter FROM waiting').toArray(),
    )
    const again = JSON.parse(letter?.letter ?? '{}') as Parameters<
      ReturnType<typeof postboxOf>['keep']
    >[0]
    await postboxOf(env as Env, approver).keep(again)
    expect(await waiting()).toBe(1)
    await evictDurableObject(postbox())
    await morning()
    await eventually(async () => expect(await mails()).toHaveLength(1))
    await postboxOf(env as Env, approver).keep(again)
    expect(await waiting()).toBe(0)
    expect(await alarmAt()).toBeNull()
  })

  it('is tried again while D1 or the mail server is away, and never lost', async () => {
    await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    const prepare = vi.spyOn(env.DB, 'prepare').mockImplementation(() => {
      throw new Error('D1 is away')
    })
    await morning()
    expect(await waiting()).toBe(1)
    expect(await alarmAt()).toBeGreaterThan(Date.now())
    prepare.mockRestore()
    await morning(6 * 60_000)
    await eventually(async () => expect(await mails()).toHaveLength(1))
  })

  it('is found by the sweep where the alarm was lost', async () => {
    await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    await runInDurableObject(postbox(), (_, { storage }) => storage.deleteAlarm())
    await wakePostboxes(env as Env, Date.now())
    expect(await alarmAt()).toBeNull()
    vi.setSystemTime(MORNING + 6 * 60_000)
    await wakePostboxes(env as Env, Date.now())
    await runDurableObjectAlarm(postbox())
    await eventually(async () => expect(await mails()).toHaveLength(1))
    await wakePostboxes(env as Env, Date.now() + HOUR)
    const left = await env.DB.prepare('SELECT * FROM postboxes WHERE person_id = ?')
      .bind(approver)
      .all()
    expect(left.results).toEqual([])
  })

  it('is dropped where they would not be asked any more', async () => {
    const { body } = await shop.root.send('POST', '/groups', {
      name: `night-${next}`,
      members: [approver],
    })
    const { terms, ...policy } = policyWith([])
    const steps = [{ name: 'Owner', quorum: 1, groups: [body.id] }]
    const [known] = (await shop.root.get('/policies')).body.items as { id: string }[]
    const changed = { ...policy, terms: { ...terms, steps, pendingSeconds: 48 * 3_600 } }
    expect((await shop.root.send('PUT', `/policies/${known?.id}`, changed)).status).toBe(200)
    await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    await env.DB.prepare('DELETE FROM memberships WHERE person_id = ?').bind(approver).run()
    await morning()
    expect(await waiting()).toBe(0)
    expect(await mails()).toEqual([])
  })

  it('is dropped when its person has left', async () => {
    await asked()
    await eventually(async () => expect(await waiting()).toBe(1))
    await endPersonRow(env.DB, ROOT, approver, 'left')
    await morning()
    expect(await waiting()).toBe(0)
    expect(await mails()).toEqual([])
  })

  async function asked(): Promise<RequestId> {
    const { filing } = await shop.stocked()
    return (await shop.ana.send('POST', '/requests', filing)).body.id as RequestId
  }

  async function cancelled(id: RequestId): Promise<void> {
    expect((await shop.ana.send('POST', `/requests/${id}/cancel`)).status).toBe(200)
  }

  function postbox() {
    return postboxOf(env as Env, approver) as never
  }

  function waiting(): Promise<number> {
    return runInDurableObject(
      postbox(),
      (_, { storage }) =>
        storage.sql
          .exec<{ count: number }>('SELECT count(*) AS count FROM waiting WHERE letter IS NOT NULL')
          .one().count,
    )
  }

  function alarmAt(): Promise<number | null> {
    return runInDurableObject(postbox(), (_, { storage }) => storage.getAlarm())
  }

  /** The quiet hours are over, and the alarm has run. */
  async function morning(laterMs = 0): Promise<void> {
    vi.setSystemTime(MORNING + laterMs)
    await runDurableObjectAlarm(postbox())
  }

  function mails() {
    return readMails(inject('world').mail.url, address)
  }
})
