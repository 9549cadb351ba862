import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { custodianOf } from '../../src/custodian-of'
import { findSubscription } from '../../src/db/push-subscriptions'
import type { RequestId } from '../../src/domain/ids'
import { openShop, type Shop } from '../routes/shop'
import { eventually } from '../support/eventually'
import { readMails } from '../world/mail-client'
import { browserOf } from './push-browser'

const WANTED = 'approver.decision_wanted'

describe('who is wanted to decide', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  afterEach(async () => {
    vi.useRealTimers()
    await env.DB.prepare('DELETE FROM push_subscriptions').run()
    await env.DB.prepare('DELETE FROM undelivered').run()
  })

  it('is told in each browser of theirs, in words that only it can read, and led to the decision', async () => {
    await choose({})
    const browser = await browserOf(shop.bo.id)
    const id = await asked()
    await eventually(async () => expect(await browser.heard()).toHaveLength(1))
    const [heard] = await browser.heard()
    expect(heard).toMatchObject({ encoding: 'aes128gcm', urgency: 'high', ttl: '86400' })
    expect(heard?.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=B[\w-]{86}$/)
    expect(heard?.words.path).toMatch(new RegExp(`^/decisions/${id}/`))
    expect(JSON.stringify(heard?.words)).not.toContain('because')
    await eventually(async () => expect(await mailsAbout(id)).toHaveLength(1))
    expect((await mailsAbout(id))[0]?.text).toContain(heard?.words.path)
  })

  it('is told in the ways that they have chosen, and in no other', async () => {
    await choose({ push: true })
    const browser = await browserOf(shop.bo.id)
    const id = await asked()
    await eventually(async () => expect(await browser.heard()).toHaveLength(1))
    await quiet(id)
    expect(await mailsAbout(id)).toEqual([])
    await choose({ mail: true })
    const other = await asked()
    await eventually(async () => expect(await mailsAbout(other)).toHaveLength(1))
    expect(await browser.heard()).toHaveLength(1)
  })

  it('is mailed where the only browser that they chose is gone, which is forgotten', async () => {
    await choose({ push: true })
    const browser = await browserOf(shop.bo.id)
    await browser.answers(410)
    const id = await asked()
    await eventually(async () => expect(await mailsAbout(id)).toHaveLength(1))
    expect(await findSubscription(env.DB, browser.id)).toBeNull()
    const other = await asked() // Without any browser it is a mail at once.
    await eventually(async () => expect(await mailsAbout(other)).toHaveLength(1))
    expect(await browser.heard()).toEqual([])
  })

  it('is told in the end by a push service that was busy', async () => {
    await choose({ push: true })
    const browser = await browserOf(shop.bo.id)
    await browser.answers(503, 429)
    const id = await asked()
    await eventually(async () => {
      vi.setSystemTime(Date.now() + 10_000)
      await custodianOf(env, id).wake()
      expect(await browser.heard()).toHaveLength(1)
    })
    await quiet(id)
    expect(await mailsAbout(id)).toEqual([])
  })

  it('is mailed instead, and it can be seen, where a push is refused or leads elsewhere', async () => {
    for (const status of [403, 307]) {
      await choose({ push: true })
      const browser = await browserOf(shop.bo.id)
      await browser.answers(status)
      const id = await asked()
      await eventually(async () => expect(await mailsAbout(id)).toHaveLength(1))
      expect(await browser.heard()).toEqual([])
      await env.DB.prepare('DELETE FROM push_subscriptions').run()
    }
    const { results } = await env.DB.prepare('SELECT notice, channel FROM undelivered').all()
    expect(results).toEqual(Array(2).fill({ notice: 'decision_wanted', channel: 'push' }))
  })

  it('is not mailed at an address that is not theirs any more', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    await choose({ push: true })
    const browser = await browserOf(shop.bo.id)
    await browser.answers(...Array<number>(50).fill(503))
    const id = await asked()
    await eventually(async () =>
      expect(errors).toHaveBeenCalledWith(expect.objectContaining({ failed: 'push' })),
    )
    await env.DB.prepare('UPDATE people SET email = NULL WHERE id = ?').bind(shop.bo.id).run()
    await env.DB.prepare('DELETE FROM push_subscriptions').run()
    await eventually(async () => {
      vi.setSystemTime(Date.now() + 60_000)
      expect((await custodianOf(env, id).wake()).owed).toBe(0)
    })
    await env.DB.prepare('UPDATE people SET email = ? WHERE id = ?')
      .bind('bo@hallpass.example', shop.bo.id)
      .run()
    expect(await mailsAbout(id)).toEqual([])
  })

  it('is not told by a push after three days, and nothing else has waited for it', async () => {
    await choose({ push: true })
    const browser = await browserOf(shop.bo.id)
    await browser.answers(...Array<number>(500).fill(503))
    const id = await asked()
    expect((await shop.bo.send('POST', `/requests/${id}/approve`)).status).toBe(200)
    vi.setSystemTime(Date.now() + 4 * 24 * 3_600_000)
    await eventually(async () => {
      vi.setSystemTime(Date.now() + 2 * 3_600_000)
      await custodianOf(env, id).wake()
      expect(await mailsAbout(id)).not.toEqual([])
    })
    expect(await browser.heard()).toEqual([])
  })

  /** What Bo chooses for decisions; nothing chosen is as the table says. */
  async function choose(given: { mail?: boolean; push?: boolean }): Promise<void> {
    const { mail = false, push = false } = given
    const notices = mail || push ? [{ name: WANTED, mail, push }] : []
    expect((await shop.bo.send('PUT', '/me/notices', { notices })).status).toBe(200)
  }

  async function asked(): Promise<RequestId> {
    const { filing } = await shop.stocked()
    return (await shop.ana.send('POST', '/requests', filing)).body.id as RequestId
  }

  async function mailsAbout(id: RequestId) {
    const mails = await readMails(inject('world').mail.url, 'bo@hallpass.example')
    return mails.filter(({ text }) => text.includes(id))
  }
})

/** Until this request's resource owes nothing any more. */
async function quiet(id: RequestId): Promise<void> {
  await eventually(async () => {
    expect((await custodianOf(env, id).wake()).owed).toBe(0)
  })
}
