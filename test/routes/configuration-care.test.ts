import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { factsOfType } from '../db/people'
import { dieBeforeAnswering, sendUnder } from './keyed'
import { openShop, policyWith, type Shop } from './shop'
import { type Answered, type Caller, fetchApi, signedIn } from './visit'

/** Says something in every place that a policy has. */
const FULL = {
  kinds: ['database', 'host'],
  tags: ['pci'],
  modes: ['provision'],
  accounts: 'r*',
}

describe('whoever applies a configuration file', () => {
  let shop: Shop
  let deputy: Caller

  beforeAll(async () => {
    shop = await openShop()
    deputy = await signedIn('Deputy', 'administrator')
    await shop.stocked()
  })

  it('gets every policy back as it was, whatever it says', async () => {
    const group = (await shop.root.send('POST', '/groups', { name: 'no: "1"' })).body.id
    const named = { people: [shop.bo.id, shop.ana.id], groups: [group] }
    const step = { name: 'Owner', quorum: 1, ...named }
    const base = policyWith([shop.bo.id])
    const policy = {
      ...{ ...base, ...FULL, name: 'yes # & *' },
      requesters: { everybody: false, ...named },
      terms: {
        ...base.terms,
        steps: [{ ...step, rings: [{ afterSeconds: 600, ...named }] }],
        mfa: { required: true, at: { checkOut: 'passkey', secret: 'either' }, acr: ['1'], amr: [] },
        windows: {
          zone: 'Europe/Berlin',
          hours: [{ days: ['fri'], from: '22:00', to: '06:00' }],
          holidays: ['--12-25', '2026-12-24'],
        },
        ...{ remindAfterSeconds: 600, commentRequired: true, rejections: 2, warnBeforeSeconds: 0 },
        extension: { steps: [] },
        budgets: [{ per: 'person', periodSeconds: 86_400, leases: 3, beyond: step }],
        breakGlass: { maxSeconds: 600, tell: named, reviewers: named, reviewWithinSeconds: 86_400 },
      },
    }
    const made = await shop.root.send('POST', '/policies', policy)
    expect(made.status, made.text).toBe(201)
    const description = '- a\n\t# b: "c"\n  yes'
    await shop.root.send('POST', '/resources', { name: '123', kind: 'host', description })
    const text = await exported()
    const planned = await plan(text)
    expect(planned.body.changes, planned.text).toEqual([])
    const edited = text.replace('afterSeconds: 600', 'afterSeconds: 1200')
    expect((await apply(edited, await plan(edited))).status).toBe(200)
    expect(await exported()).toBe(edited)
    expect((await apply(text, await plan(text))).status).toBe(200)
    const now = (await shop.root.get(`/policies/${made.body.id}`)).body
    const { id: _id, revision: _revision, ...stored } = made.body
    expect(inOrder(now)).toMatchObject(inOrder(stored) as object)
    expect(await exported()).toBe(text)
  })

  it('is refused their own confirmation where a second administrator is needed, and waits for all of it', async () => {
    await shop.root.send('PUT', '/second-person', { kinds: ['policy'] })
    const text = (await exported())
      .replace(/^groups:$/m, 'groups:\n  - { name: waiting, members: [] }')
      .replace('maxSeconds: 3600', 'maxSeconds: 7200')
    const planned = await plan(text)
    expect(planned.body.needsSecond).toEqual(['policy'])
    const asked = await apply(text, planned)
    expect([asked.status, asked.body.state]).toEqual([202, 'proposed'])
    expect(await exported()).not.toContain('waiting')
    const path = `/changes/${asked.body.id}`
    const story = (await deputy.get(path)).body
    expect(JSON.stringify(story.sentences)).toContain('New: group “waiting”')
    const digest = { digest: story.digest }
    const own = await shop.root.send('POST', `${path}/confirm`, digest)
    expect(own.body.code).toBe('change_own')
    const manager = await signedIn('Paul', 'policy-manager')
    const beyond = await manager.send('POST', `${path}/confirm`, digest)
    expect(beyond.text).toContain('You may not manage groups')
    const confirmed = await deputy.send('POST', `${path}/confirm`, digest)
    expect(confirmed.body.state, confirmed.text).toBe('confirmed')
    expect(await exported()).toContain('waiting')
    expect((await deputy.send('POST', `${path}/confirm`, digest)).body.code).toBe('change_settled')

    const both = (await exported()).replace('user: broker', 'user: other').replace('7200', '9000')
    const closed = await apply(both, await plan(both))
    expect(closed.status).toBe(202)
    expect((await manager.get(`/changes/${closed.body.id}`)).status).toBe(404)
    const stale = (await exported()).replace('maxSeconds: 7200', 'maxSeconds: 3600')
    const late = await apply(stale, await plan(stale))
    const { id, revision: _revision, ...first } = await firstPolicy()
    const change = await shop.root.send('PUT', `/policies/${id}`, { ...first, active: false })
    await confirm(change)
    const refused = await confirm(late)
    expect([refused.status, refused.body.code]).toEqual([409, 'configuration_changed'])
    await confirm(await shop.root.send('PUT', '/second-person', { kinds: [] }))
  })

  it('may be a script with a token for it, which history names', async () => {
    const { token } = await tokenFor(['plan'])
    const text = await exported()
    const seen = await fetchApi('GET', '/configuration', undefined, undefined, '', bearer(token))
    expect(seen.text).toBe(text)
    const edited = text.replace(/^groups:$/m, 'groups:\n  - { name: by-script, members: [] }')
    const planned = await call(token, 'plan', { file: edited })
    expect(planned.body.changes).toHaveLength(1)
    const body = { file: edited, hash: planned.body.hash }
    expect((await call(token, 'apply', body)).body.code).toBe('token_insufficient')
    const strong = await tokenFor(['plan', 'apply'])
    expect((await call(strong.token, 'apply', body)).body.state).toBe('applied')
    const { results } = await env.DB.prepare(
      "SELECT actor_name AS name FROM history WHERE type = 'configuration.applied' ORDER BY sequence DESC LIMIT 1",
    ).all()
    expect(results).toEqual([{ name: 'Root (token script)' }])
    const other = await fetchApi(
      'POST',
      '/groups',
      { name: 'x' },
      undefined,
      undefined,
      bearer(strong.token),
    )
    expect(other.status).toBe(403)
    const scoped = await tokenFor(['plan'], 'resources:shop-*')
    const part = await fetchApi(
      'GET',
      '/configuration',
      undefined,
      undefined,
      '',
      bearer(scoped.token),
    )
    expect(part.text).toContain('name: shop-1')
    expect(part.text).not.toMatch(/^policies:|^groups:|"123"/m)
  })

  it('is answered the same where the answer was lost on its way', async () => {
    const text = (await exported()).replace('name: by-script', 'name: by-key')
    const planned = await plan(text)
    const body = { file: text, hash: planned.body.hash }
    const before = (await factsOfType('configuration.applied')).length
    const first = await sendUnder('once', shop.root, '/configuration/apply', body)
    expect(first.body.state).toBe('applied')
    await dieBeforeAnswering('once')
    const again = await sendUnder('once', shop.root, '/configuration/apply', body)
    expect(again.body).toEqual(first.body)
    expect(await factsOfType('configuration.applied')).toHaveLength(before + 1)
  })

  it('sends no stored secret to another place', async () => {
    const text = (await exported()).replace('host: db.example', 'host: evil.example')
    const planned = await plan(text)
    expect(planned.body.secretsWanted).toMatchObject([{ connector: 'pg', field: 'password' }])
    expect((await apply(text, planned)).body.code).toBe('secrets_missing')
    const unasked = await apply(await exported(), planned, { pg: { password: 'x' } })
    expect(unasked.text).toContain('Nothing asks for this secret')
  })

  it('is for whoever may do each part of it, and of resources for theirs', async () => {
    const manager = await signedIn('Paul', 'policy-manager')
    const text = (await manager.get('/configuration')).text
    expect(text).toContain('policies:')
    expect(text).not.toContain('connectors:')
    const whole = await manager.send('POST', '/configuration/plan', { file: await exported() })
    expect(whole.text).toContain('You may not manage connectors')
    const nobody = await signedIn('Ned')
    expect((await nobody.get('/configuration')).status).toBe(404)
    for (const verb of ['plan', 'apply']) {
      const body = { file: text, ...(verb === 'apply' ? { hash: 'a'.repeat(64) } : {}) }
      expect((await nobody.send('POST', `/configuration/${verb}`, body)).status).toBe(404)
    }
  })

  async function exported(): Promise<string> {
    return (await shop.root.get('/configuration')).text
  }

  function plan(file: string): Promise<Answered> {
    return shop.root.send('POST', '/configuration/plan', { file })
  }

  function apply(file: string, { body: { hash } }: Answered, secrets = {}): Promise<Answered> {
    return shop.root.send('POST', '/configuration/apply', { file, hash, secrets })
  }

  async function confirm({ body }: Answered): Promise<Answered> {
    const { digest } = (await deputy.get(`/changes/${body.id}`)).body
    return deputy.send('POST', `/changes/${body.id}/confirm`, { digest })
  }

  async function firstPolicy() {
    const { items } = (await shop.root.get('/policies')).body
    return (items as { id: string; revision: number }[])[0] as { id: string; revision: number }
  }

  async function tokenFor(verbs: readonly string[], scope = '') {
    const token = { name: 'script', verbs, scope, expiresInSeconds: 3_600 }
    return (await shop.root.send('POST', '/tokens', token)).body as unknown as { token: string }
  }

  function call(token: string, verb: string, body: object): Promise<Answered> {
    const path = `/configuration/${verb}`
    return fetchApi('POST', path, body, undefined, 'application/json', bearer(token))
  }
})

/** Whoever is named is named in no order. */
function inOrder(value: object): unknown {
  return JSON.parse(JSON.stringify(value), (key, item) =>
    key === 'people' || key === 'groups' ? item.toSorted() : item,
  )
}

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` }
}
