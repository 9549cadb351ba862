import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connectorOf } from '../../src/connectors/registry'
import { dieBeforeAnswering, keptUnder, sendUnder } from './keyed'
import { openShop, policyWith, type Shop } from './shop'
import type { Answered, Caller } from './visit'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

/** Sends a command, loses its answer, and sends it again. */
async function sentAgain(key: string, caller: Caller, path: string, body: unknown = {}) {
  const first = await sendUnder(key, caller, path, body)
  await dieBeforeAnswering(key)
  const second = await sendUnder(key, caller, path, body)
  return { first, second }
}

describe('a command whose Worker died between effect and answer', () => {
  it('is a conflict for a minute, and then taken over by the same words alone', async () => {
    const { ana } = shop
    const { filing } = await shop.stocked()
    const first = await sendUnder('dead', ana, '/requests', filing)
    await dieBeforeAnswering('dead', 55_000)
    const early = await sendUnder('dead', ana, '/requests', filing)
    expect([early.status, early.body.code]).toEqual([409, 'idempotency_in_progress'])
    await dieBeforeAnswering('dead')
    const other = { ...filing, justification: 'something else' }
    expect((await sendUnder('dead', ana, '/requests', other)).status).toBe(422)
    const again = await sendUnder('dead', ana, '/requests', filing)
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect((await ana.send('POST', '/requests', filing)).body.id).toMatch(/_2$/)
    expect((await sendUnder('dead', ana, '/requests', filing)).text).toBe(again.text)
  })

  it('is taken over once: whoever still had it does not answer for the one after', async () => {
    const { filing } = await shop.stocked()
    await sendUnder('raced', shop.ana, '/requests', filing)
    await dieBeforeAnswering('raced')
    const send = () => sendUnder('raced', shop.ana, '/requests', filing)
    const answers = await Promise.all([send(), send(), send(), send()])
    const ids = answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))
    expect(new Set(ids).size).toBe(1)
    expect(await keptUnder('raced')).toMatchObject([{ attempt: 2, status: 201 }])
  })

  it('gets the answer that it would have had, from asking to giving back', async () => {
    const { ana, bo } = shop
    const { filing, target } = await shop.stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const home = `/requests/${body.id}`
    const yes = await sentAgain('yes', bo, `${home}/approve`, { comment: 'fine' })
    expect([yes.second.status, yes.second.body]).toEqual([200, yes.first.body])
    const taken = await sentAgain('taken', ana, `${home}/check-out`)
    expect([taken.second.status, taken.second.body]).toEqual([200, taken.first.body])
    expect(taken.second.body.phase).toBe('active')
    await dieBeforeAnswering('yes')
    const used = await sendUnder('yes', bo, `${home}/approve`, { comment: 'fine' })
    expect([used.status, used.body.stage]).toEqual([200, 'in_use'])
    const back = await sentAgain('back', ana, `/leases/${taken.first.body.id}/check-in`)
    expect([back.second.status, back.second.body]).toEqual([200, back.first.body])
    await dieBeforeAnswering('taken')
    const late = await sendUnder('taken', ana, `${home}/check-out`)
    expect([late.status, late.body.id, late.body.phase]).toEqual([
      200,
      taken.first.body.id,
      'closed',
    ])
    expect(target.calls.map((call) => call.split(' ')[0])).toEqual(['grant', 'revoke'])
  })

  it('gets the answer that it would have had, when it says no', async () => {
    const { ana, bo, root } = shop
    const { filing } = await shop.stocked()
    const ask = async () => `/requests/${(await ana.send('POST', '/requests', filing)).body.id}`
    const no = await sentAgain('no', bo, `${await ask()}/reject`, { reason: 'not now' })
    expect([no.second.status, no.second.body]).toEqual([200, no.first.body])
    const never = await sentAgain('never', ana, `${await ask()}/cancel`)
    expect([never.second.status, never.second.body]).toEqual([200, never.first.body])
    const home = await ask()
    await bo.send('POST', `${home}/approve`)
    const { body } = await ana.send('POST', `${home}/check-out`)
    const reason = { reason: 'incident' }
    const forced = await sentAgain('forced', root, `/leases/${body.id}/revoke`, reason)
    expect([forced.second.status, forced.second.body]).toEqual([200, forced.first.body])
  })

  it('finds what it made in the catalogue by the fact that was stored with it', async () => {
    const { bo, root, connectorId } = shop
    const settings = { host: 'db.example', user: 'broker', password: 'canary' }
    const resource = { name: 'made', kind: 'host' }
    const made = await same('made', root, '/resources', resource)
    const account = { name: 'rw', mode: 'provision', connectorId, settings: { roles: ['w'] } }
    await same('account', root, `/resources/${made.body.id}/accounts`, account)
    await same('connector', root, '/connectors', { name: 'two', kind: 'postgres', settings })
    await same('group', root, '/groups', { name: 'two' })
    await same('policy', root, '/policies', { ...policyWith([bo.id]), name: 'two' })
    const retired = await sentAgain('retired', root, `/resources/${made.body.id}/retire`)
    expect([retired.second.status, retired.second.body]).toEqual([200, retired.first.body])
    const other = await sendUnder('other', root, '/resources', resource)
    expect([other.status, other.body.code]).toEqual([409, 'name_taken'])
    await dieBeforeAnswering('other')
    expect((await sendUnder('other', root, '/resources', resource)).status).toBe(409)
  })

  async function same(key: string, who: Caller, path: string, body: object): Promise<Answered> {
    const { first, second } = await sentAgain(key, who, path, body)
    expect([first.status, second.status], path).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'))
    return second
  }
})

describe('an answer with a status of 500 or above', () => {
  it('is not kept: the same command is tried again at once, and other words still refused', async () => {
    const { ana, bo } = shop
    const { filing, target } = await shop.stocked()
    const { body } = await ana.send('POST', '/requests', filing)
    const home = `/requests/${body.id}`
    await bo.send('POST', `${home}/approve`)
    target.behaveLike((verb) =>
      verb === 'grant'
        ? { outcome: 'refused', message: 'permission denied' }
        : { outcome: 'done', evidence: 'clean' },
    )
    const refused = await sendUnder('refused', ana, `${home}/check-out`)
    expect([refused.status, refused.body.code]).toEqual([502, 'grant_failed'])
    expect((await sendUnder('refused', ana, `${home}/cancel`)).status).toBe(422)
    target.recover()
    await vi.waitFor(async () => expect((await ana.get(home)).body.stage).toBe('approved'), 5_000)
    const opened = await sendUnder('refused', ana, `${home}/check-out`)
    expect([opened.status, opened.body.phase]).toEqual([200, 'active'])
    expect((await sendUnder('refused', ana, `${home}/check-out`)).text).toBe(opened.text)
  })

  it('is not kept either when nobody meant to give it', async () => {
    const postgres = connectorOf('postgres')
    if (!postgres) throw new Error('There is no postgres connector.')
    vi.spyOn(postgres, 'rehearse').mockRejectedValueOnce(new Error('a bug'))
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const settings = { host: 'db.example', user: 'broker', password: 'canary' }
    const body = { name: 'buggy', kind: 'postgres', settings }
    expect((await sendUnder('bug', shop.root, '/connectors', body)).status).toBe(500)
    expect((await sendUnder('bug', shop.root, '/connectors', body)).status).toBe(201)
  })
})

describe('an answer that cannot be kept', () => {
  it('is given all the same, since the command is done', async () => {
    const { filing } = await shop.stocked()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await env.DB.exec(
      `CREATE TRIGGER lost BEFORE UPDATE OF status ON idempotency
       BEGIN SELECT raise(ABORT, 'lost'); END`.replaceAll('\n', ' '),
    )
    const first = await sendUnder('unkept', shop.ana, '/requests', filing)
    await env.DB.exec('DROP TRIGGER lost')
    expect(first.status).toBe(201)
    expect((await sendUnder('unkept', shop.ana, '/requests', filing)).status).toBe(409)
    await dieBeforeAnswering('unkept')
    expect((await sendUnder('unkept', shop.ana, '/requests', filing)).body.id).toBe(first.body.id)
  })
})
