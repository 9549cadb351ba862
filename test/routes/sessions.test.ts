import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { addSubscription, pushBrowsersOf } from '../../src/db/push-subscriptions'
import { randomId, randomToken, sha256Hex } from '../../src/vault/random'
import { type Answered, type Caller, fetchApi, installation, signedIn } from './visit'

type Item = { readonly id: string; readonly device: string; readonly isCurrent: boolean }

const MINUTE = 60_000

let root: Caller

beforeAll(async () => {
  root = await signedIn('Root', 'administrator')
})

let count = 0

/** A person of their own for each test. */
function somebody(): Promise<Caller> {
  count += 1
  return signedIn(`Somebody${count}`)
}

/** Another session of somebody, last seen so many minutes ago. */
async function anotherOf({ id }: Caller, device: string, minutesAgo = 0): Promise<string> {
  const token = randomToken()
  const at = Date.now() - minutesAgo * MINUTE
  await env.DB.prepare(
    `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id, device)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(await sha256Hex(token), id, at, at, at + 720 * MINUTE, randomId('ses'), device)
    .run()
  return token
}

const itemsOf = ({ body }: Answered) => body.items as readonly Item[]

async function isIn(token: string): Promise<boolean> {
  return (await fetchApi('GET', '/me', undefined, token)).status === 200
}

async function endings(personId: string): Promise<Record<string, unknown>[]> {
  const found = await root.get(`/history?personId=${personId}&type=session.ended`)
  return found.body.items as Record<string, unknown>[]
}

async function page(caller: Caller, path: string, method = 'GET') {
  const headers = {
    Cookie: `__Host-hallpass=${caller.token}`,
    Origin: 'https://hallpass.example',
  }
  const response = await app.request(
    `https://hallpass.example${path}`,
    { method, headers },
    installation,
  )
  return { status: response.status, text: await response.text() }
}

describe('my sessions', () => {
  it('are listed with device and times, and say which one asks', async () => {
    const ana = await somebody()
    await anotherOf(ana, 'Firefox on Linux', 3)
    await anotherOf(ana, 'Safari on iPhone', 40)
    await anotherOf(await somebody(), 'Chrome on Windows')
    expect(itemsOf(await ana.get('/me/sessions'))).toMatchObject([
      { device: 'A test', isCurrent: true },
      { device: 'Firefox on Linux', isCurrent: false },
    ])
    const { text } = await page(ana, '/sessions')
    expect(text).toContain('Firefox on Linux')
    expect(text).not.toContain('Safari on iPhone')
  })

  it('end one by one, at once, and history tells which', async () => {
    const ana = await somebody()
    const lost = await anotherOf(ana, 'Chrome on Android')
    const { id } = itemsOf(await ana.get('/me/sessions')).find((each) => !each.isCurrent) as Item
    expect((await ana.send('DELETE', `/me/sessions/${id}`)).status).toBe(204)
    expect([await isIn(lost), await isIn(ana.token)]).toEqual([false, true])
    expect(await endings(ana.id)).toMatchObject([
      { actorId: ana.id, data: { sessionId: id, device: 'Chrome on Android' } },
    ])
    const again = await ana.send('DELETE', `/me/sessions/${id}`)
    expect([again.status, again.body.code]).toEqual([404, 'session_unknown'])
  })

  it('end all but the one that asks', async () => {
    const ana = await somebody()
    const others = [await anotherOf(ana, 'one'), await anotherOf(ana, 'two')]
    expect((await ana.send('POST', '/me/sessions/end-others', {})).status).toBe(204)
    expect(await Promise.all(others.map(isIn))).toEqual([false, false])
    expect(await isIn(ana.token)).toBe(true)
    expect(await endings(ana.id)).toHaveLength(2)
  })

  it('take browsers with them that are pushed to, however many were ended', async () => {
    for (const [method, path] of [
      ['DELETE', '/me/sessions/'],
      ['POST', '/me/sessions/end-others'],
    ] as const) {
      const ana = await somebody()
      await anotherOf(ana, 'a lost one')
      const { id } = itemsOf(await ana.get('/me/sessions')).find((each) => !each.isCurrent) as Item
      const editor = { id: ana.id, name: 'Ana' }
      const endpoint = `https://push.example/${id}`
      const keys = { p256dh: 'a', auth: 'b', device: 'lost', browser: null }
      await addSubscription(env.DB, editor, { endpoint, ...keys })
      expect(await pushBrowsersOf(env.DB, ana.id)).toHaveLength(1)
      await ana.send(method, method === 'DELETE' ? `${path}${id}` : path, {})
      expect(await pushBrowsersOf(env.DB, ana.id)).toEqual([])
    }
  })

  it('are nobody else’s to end', async () => {
    const [ana, bo] = [await somebody(), await somebody()]
    const [own] = itemsOf(await bo.get('/me/sessions'))
    expect((await ana.send('DELETE', `/me/sessions/${own?.id}`)).status).toBe(404)
    expect((await page(ana, `/sessions/${own?.id}/end`, 'POST')).status).toBe(303)
    expect(await isIn(bo.token)).toBe(true)
  })

  it('end by buttons too', async () => {
    const ana = await somebody()
    const [one, two] = [await anotherOf(ana, 'one'), await anotherOf(ana, 'two')]
    const item = itemsOf(await ana.get('/me/sessions')).find(({ device }) => device === 'one')
    expect((await page(ana, '/sessions')).text).toContain(`action="/sessions/${item?.id}/end"`)
    expect((await page(ana, `/sessions/${item?.id}/end`, 'POST')).status).toBe(303)
    expect([await isIn(one), await isIn(two)]).toEqual([false, true])
    expect((await page(ana, '/sessions/end-others', 'POST')).status).toBe(303)
    expect([await isIn(two), await isIn(ana.token)]).toEqual([false, true])
  })

  it('take with them what was proved in them', async () => {
    const ana = await somebody()
    const hash = await sha256Hex(await anotherOf(ana, 'one'))
    await env.DB.prepare(
      `INSERT INTO proofs (id, person_id, session_hash, request_id, action, proven_at, amr)
       VALUES (?, ?, ?, 'req_a_1', 'check-out', ?, '[]')`,
    )
      .bind(randomId('prf'), ana.id, hash, Date.now())
      .run()
    await ana.send('POST', '/me/sessions/end-others', {})
    const left = env.DB.prepare('SELECT count(*) AS n FROM proofs WHERE session_hash = ?')
    expect(await left.bind(hash).first('n')).toBe(0)
  })
})

describe('an administrator', () => {
  it('sees where somebody is signed in, and ends it all', async () => {
    const ana = await somebody()
    const other = await anotherOf(ana, 'Firefox on Linux')
    expect(itemsOf(await root.get(`/people/${ana.id}/sessions`))).toHaveLength(2)
    expect((await page(root, `/admin/people/${ana.id}`)).text).toContain('Firefox on Linux')
    expect((await root.send('POST', `/people/${ana.id}/end-sessions`, {})).status).toBe(204)
    expect([await isIn(other), await isIn(ana.token)]).toEqual([false, false])
    expect(await endings(ana.id)).toMatchObject([{ actorId: root.id }, { actorId: root.id }])
  })

  it('does it by a button, and nobody else does', async () => {
    const [ana, bo] = [await somebody(), await somebody()]
    const button = `/admin/people/${ana.id}/end-sessions`
    expect((await page(bo, button, 'POST')).status).toBe(404)
    expect(await isIn(ana.token)).toBe(true)
    expect((await page(root, button, 'POST')).status).toBe(303)
    expect(await isIn(ana.token)).toBe(false)
  })
})
