import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { rewrapSlice } from '../../src/commands/rewrap'
import { storedSecret } from '../../src/commands/store-secret'
import type { AccountId, ResourceId } from '../../src/domain/ids'
import { contentOf } from '../support/content-of'
import { eventually } from '../support/eventually'
import { policyWith } from './shop'
import { type Caller, installation, signedIn } from './visit'

const HOUR = 3600
const CANARY = 'canary-of-the-vault'
const NEXT = 'canary-of-the-next-version'

describe('the vault', () => {
  let ana: Caller
  let bo: Caller
  let cy: Caller
  let root: Caller
  let connectorId: string
  let names = 0
  const logged: string[] = []

  beforeAll(async () => {
    for (const level of ['log', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((...said) => {
        logged.push(JSON.stringify(said))
      })
    ana = await signedIn('Ana')
    bo = await signedIn('Bo')
    cy = await signedIn('Cy')
    root = await signedIn('Root', 'administrator')
    await made('/groups', { name: 'keepers', members: [bo.id] })
    const settings = { group: 'keepers' }
    connectorId = await made('/connectors', { name: 'Vault', kind: 'vault', settings })
    await made('/policies', policyWith([cy.id]))
  })

  async function made(path: string, body: object): Promise<string> {
    const { status, text, body: found } = await root.send('POST', path, body)
    expect(status, text).toBe(201)
    return found.id
  }

  async function kept() {
    const name = `shop-${++names}`
    const resourceId = (await made('/resources', { name, kind: 'host' })) as ResourceId
    const settings = { what: name, rotate: 'Change it on the router.', username: 'root' }
    const account = { name: 'root', mode: 'credential', connectorId, settings }
    const path = `/resources/${resourceId}/accounts`
    const accountId = (await made(path, account)) as AccountId
    const store = (who: Caller, secret: string) =>
      who.send('POST', `${path}/${accountId}/secret`, { secret })
    return { resourceId, accountId, store }
  }

  async function approvedFor(place: { resourceId: string; accountId: string }) {
    const { resourceId, accountId } = place
    const filing = { resourceId, accountId, durationSeconds: HOUR, justification: 'because' }
    const path = `/requests/${(await ana.send('POST', '/requests', filing)).body.id}`
    await cy.send('POST', `${path}/approve`, { comment: '' })
    return path
  }

  it('shows what was stored, records it first, and waits for a new one at the end', async () => {
    const place = await kept()
    expect((await place.store(root, CANARY)).status).toBe(200)
    const request = await approvedFor(place)
    const lease = await ana.send('POST', `${request}/check-out`)
    expect(lease.body.phase, lease.text).toBe('active')
    const home = `/leases/${lease.body.id}`
    const shown = await ana.get(`${home}/credential`)
    expect(shown.body).toMatchObject({ secret: CANARY, guide: { username: 'root' } })
    expect(shown.headers.get('Cache-Control')).toBe('no-store')
    expect((await bo.get(`${home}/credential`)).status).toBe(404)
    await eventually(async () => expect(await countOf('credential.shown', lease.body.id)).toBe(1))

    expect((await ana.send('POST', `${home}/check-in`)).body.phase).toBe('revoking')
    expect((await ana.get(`${home}/credential`)).body.code).toBe('lease_not_active')
    await eventually(async () => expect((await bo.get('/tasks')).text).toContain(lease.body.id))
    const confirm = (who: Caller, more: object) =>
      who.send('POST', `${home}/confirm`, { verb: 'revoke', note: 'Changed it.', ...more })
    expect((await confirm(bo, {})).body.code).toBe('secret_missing')
    expect((await confirm(bo, { secret: CANARY })).body.code).toBe('secret_unchanged')
    expect((await confirm(ana, { secret: NEXT })).body.code).toBe('task_for_oneself')
    expect((await confirm(cy, { secret: NEXT })).status).toBe(404)
    expect(await storedSecret(installation, place)).toBe(CANARY)
    const closed = await confirm(bo, { secret: NEXT })
    expect([closed.status, closed.body.phase]).toEqual([200, 'closed'])
    expect(await storedSecret(installation, place)).toBe(NEXT)
    await eventually(async () => expect(await countOf('lease.closed', lease.body.id)).toBe(1))
    expect(await contentOf(env.DB)).not.toMatch(/canary-of/)
    expect(logged.join()).not.toMatch(/canary-of/)
  })

  it('closes with a secret that was stored after the end', async () => {
    const place = await kept()
    await place.store(root, 'the first one')
    const lease = await ana.send('POST', `${await approvedFor(place)}/check-out`)
    await ana.send('POST', `/leases/${lease.body.id}/check-in`)
    await eventually(async () => expect((await bo.get('/tasks')).text).toContain(lease.body.id))
    await place.store(root, 'the second one')
    const note = { verb: 'revoke', note: 'Root has stored it.' }
    const closed = await bo.send('POST', `/leases/${lease.body.id}/confirm`, note)
    expect(closed.body.phase).toBe('closed')
  })

  it('has nothing to show before something was stored', async () => {
    const answer = await ana.send('POST', `${await approvedFor(await kept())}/check-out`)
    expect([answer.status, answer.body.code]).toEqual([409, 'secret_missing'])
  })

  it('is filled by people who keep the catalogue, with up to a file of 64 KiB', async () => {
    const place = await kept()
    expect((await place.store(bo, CANARY)).status).toBe(404)
    const file = btoa('x'.repeat(65_536))
    expect((await place.store(root, file)).status).toBe(200)
    expect((await place.store(root, `${file}AAAA`)).body.code).toBe('secret_too_long')
    expect((await place.store(root, '')).body.code).toBe('secret_missing')
  })

  it('binds a secret to its account and version', async () => {
    const [one, other] = [await kept(), await kept()]
    await one.store(root, 'one')
    await other.store(root, 'other')
    const { sealed } = (await rowOf(one.accountId)) as { sealed: string }
    const put = 'UPDATE secrets SET sealed = ? WHERE account_id = ?'
    await env.DB.prepare(put).bind(sealed, other.accountId).run()
    await expect(storedSecret(installation, other)).rejects.toThrow('another place')
    await one.store(root, 'one, later')
    await env.DB.prepare(put).bind(sealed, one.accountId).run()
    await expect(storedSecret(installation, one)).rejects.toThrow('another place')
    await env.DB.prepare('DELETE FROM secrets').run()
  })

  it('is wrapped anew, slice by slice, when the key-encryption key is exchanged', async () => {
    const places = [await kept(), await kept()]
    for (const [index, { store }] of places.entries()) await store(root, `kept ${index}`)
    const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    const both = {
      ...installation,
      KEY_ENCRYPTION_KEY: `${fresh} ${installation.KEY_ENCRYPTION_KEY}`,
    }
    await rewrapSlice(both)
    const after = { ...installation, KEY_ENCRYPTION_KEY: fresh }
    for (const [index, place] of places.entries())
      expect(await storedSecret(after, place)).toBe(`kept ${index}`)
    const { sealed } = (await rowOf(places[0]?.accountId ?? '')) as { sealed: string }
    await rewrapSlice(both)
    expect(await rowOf(places[0]?.accountId ?? '')).toEqual({ sealed })
  })
})

function rowOf(accountId: string) {
  return env.DB.prepare('SELECT sealed FROM secrets WHERE account_id = ?').bind(accountId).first()
}

async function countOf(type: string, leaseId: string): Promise<number> {
  const row = await env.DB.prepare(
    'SELECT count(*) AS n FROM history WHERE type = ? AND lease_id = ?',
  )
    .bind(type, leaseId)
    .first<{ n: number }>()
  return row?.n ?? 0
}

/** Every row of every table, as text. */
