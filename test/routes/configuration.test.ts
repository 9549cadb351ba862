import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { factsOfType } from '../db/people'
import { openShop, type Shop } from './shop'
import type { Answered } from './visit'

const ISSUER = 'https://identity.example'

describe('the configuration as one file', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
    await knownAs(shop.bo.id, 'bo-at-the-provider')
    await shop.stocked()
    await shop.root.send('POST', '/groups', { name: 'keepers', members: [shop.bo.id] })
  })

  it('has everything by names that mean one thing only, and no secret', async () => {
    const text = await exported()
    expect(text).toContain(
      '- { provider: https://identity.example, subject: bo-at-the-provider } # Bo',
    )
    expect(text).not.toContain('@hallpass.example')
    expect(text).not.toContain('canary')
    expect(text).not.toMatch(/\b(res|acc|con|pol|grp)_/)
    expect(text).toMatch(/^#/)
  })

  it('changes nothing where it is given back as it was, and is the same text again', async () => {
    const text = await exported()
    const planned = await plan(text)
    expect([planned.status, planned.body.changes]).toEqual([200, []])
    expect((await apply(text, planned)).body.state).toBe('applied')
    expect(await exported()).toBe(text)
    expect(await factsOfType('configuration.applied')).toEqual([])
  })

  it('makes another installation the same, with a plan in words and the secrets given beside it', async () => {
    const text = `hallpass: 1
groups:
  - name: owners
    description: They own it
    members: [{ provider: ${ISSUER}, subject: bo-at-the-provider }]
connectors:
  - { name: Other, kind: postgres, settings: { host: other.example, user: broker } }
  - { name: By hand, kind: manual, settings: { group: owners } }
resources:
  - name: prod-other
    kind: database
    tags: [pci]
    accounts:
      - { name: reader, mode: provision, connector: Other, settings: { roles: [readers] } }
policies:
  - name: owners decide
    resources: prod-*
    requesters: { everybody: true }
    terms:
      steps: [{ name: Owner, quorum: 1, groups: [owners] }]
      duration: { minSeconds: 60, defaultSeconds: 60, maxSeconds: 3600 }
      justificationRequired: true
      pendingSeconds: 3600
      unusedSeconds: 3600
`
    const planned = await plan(text)
    expect(planned.status, planned.text).toBe(200)
    const changes = planned.body.changes as { kind: string; verb: string; name: string }[]
    expect(changes.map(({ kind, verb, name }) => `${verb} ${kind} ${name}`)).toEqual([
      'create group owners',
      'create connector Other',
      'create connector By hand',
      'create resource prod-other',
      'create account prod-other/reader',
      'create policy owners decide',
      'move policy Order of the policies',
    ])
    expect(planned.text).toContain('Join: Bo.')
    expect(planned.text).toContain('Step “Owner”: 1 of owners.')
    const odd = (planned.body.findings as { code: string }[]).map(({ code }) => code)
    expect(odd).toEqual(['only_approver_asks', 'only_approver_asks'])
    expect(planned.body.secretsWanted).toMatchObject([{ connector: 'Other', field: 'password' }])
    const without = await apply(text, planned)
    expect([without.status, without.body.code]).toEqual([422, 'secrets_missing'])
    expect(await exported()).not.toContain('owners')

    const done = await apply(text, planned, { Other: { password: 'canary-of-a-file' } })
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('applied')])
    const after = await exported()
    expect(after).toContain('prod-other')
    expect(after).not.toContain('canary')
    expect((await plan(text)).body.changes).toEqual([])
    for (const type of [
      'group.created',
      'connector.created',
      'resource.created',
      'account.created',
    ])
      expect(JSON.stringify(await factsOfType(type))).toMatch(/owners|Other|prod-other|reader/)
    expect((await factsOfType('configuration.applied'))[0]).toMatchObject({
      hash: planned.body.hash,
    })
    expect(JSON.stringify(await env.DB.prepare('SELECT data FROM history').all())).not.toContain(
      'canary-of-a-file',
    )
  })

  it('is applied as it was looked at, or refused with what it would be now', async () => {
    const text = (await exported()).replace('They own it', 'They answer for it')
    const planned = await plan(text)
    expect(planned.text).toContain('Description: They answer for it instead of They own it.')
    const meanwhile = (await exported()).replace('They own it', 'They own all')
    expect((await apply(meanwhile, await plan(meanwhile))).status).toBe(200)
    const late = await apply(text, planned)
    expect([late.status, late.body.code]).toEqual([409, 'configuration_changed'])
    expect(JSON.stringify(late.body.plan)).toContain('instead of They own all')
    expect(await exported()).toContain('They own all')
    const other = await apply(meanwhile, planned)
    expect(other.body.code).toBe('configuration_changed')
  })

  it('moves policies, and says from where to where', async () => {
    const text = await exported()
    const [head, first = '', second = ''] = text.split(
      /(?=^ {2}- name: (?:one step|owners decide)$)/m,
    )
    const turned = `${head}${second}${first}`
    const planned = await plan(turned)
    expect(planned.text).toMatch(/“[^”]+” from place [12] to place [12]/)
    await apply(turned, planned)
    expect(await exported()).toBe(turned)
    const names = ((await shop.root.get('/policies')).body.items as { name: string }[]).map(
      ({ name }) => name,
    )
    expect(names).toEqual(['owners decide', 'one step'])
  })

  it('removes only what its lists say, and nothing that somebody holds', async () => {
    const kept = await exported()
    const without = kept.replace(/^ {2}- name: prod-other[\s\S]*?(?=^ {2}- |^\w)/m, '')
    expect((await plan(without)).body.changes).toEqual([])
    const removing = without.replace('removes: []', 'removes: [resources]\nscope: resources:prod-*')
    const beyond = await plan(removing)
    expect(beyond.text).toContain('not within the scope of this file')
    const own = removing.replace(/^resources:\n[\s\S]*?(?=^policies:)/m, 'resources: []\n')
    expect((await plan(own)).body.changes).toMatchObject([
      { kind: 'resource', verb: 'remove', name: 'prod-other' },
    ])
    await env.DB.prepare(
      `INSERT INTO leases (id, sequence, request_id, resource_id, resource_name, account_name,
         holder_id, holder_name, phase, checked_out_at, ends_at, is_open)
       SELECT 'lea_x_1', 1, 'req_x_1', id, name, 'reader', 'per_x', 'X', 'active', 1, 2, 1
       FROM resources WHERE name = 'prod-other'`,
    ).run()
    expect((await plan(own)).text).toContain('somebody has access to it now')
    await env.DB.prepare("DELETE FROM leases WHERE id = 'lea_x_1'").run()
    await apply(own, await plan(own))
    expect(await exported()).not.toContain('prod-other')
    const again = await plan(kept)
    expect(again.text).toContain('It is retired, and its name stays with it')
  })

  it('says everything that is wrong at once, each with its line, and changes nothing', async () => {
    const before = await exported()
    const text = `hallpass: 1
groups:
  - name: people
    members: [{ provider: ${ISSUER}, subject: nobody }]
connectors:
  - { name: pg, kind: postgres, settings: { host: db.example, user: broker, password: x } }
  - { name: far, kind: webhook, settings: { url: 'http://far.example/' } }
resources:
  - name: shop-9
    kind: database
    accounts:
      - { name: a, mode: certificate, connector: pg, settings: { roles: [x] } }
      - { name: b, mode: provision, connector: none, settings: {} }
policies:
  - name: odd
    resources: shop-9
    requesters: { everybody: false, groups: [ghosts] }
    terms:
      steps: []
      duration: { minSeconds: 60, defaultSeconds: 30, maxSeconds: 3600 }
      justificationRequired: false
      pendingSeconds: 3600
      unusedSeconds: 3600
`
    const planned = await plan(text)
    expect([planned.status, planned.body.code]).toEqual([422, 'configuration_invalid'])
    const faults = planned.body.errors as { line: number; column: number; field: string }[]
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '4 groups[0].members[0]',
      '6 connectors[0].settings.password',
      expect.stringMatching(/^7 connectors\[1\]/),
      '12 resources[0].accounts[0].mode',
      '13 resources[0].accounts[1].connector',
      '17 policies[0].requesters.groups[0]',
      '20 policies[0].terms.duration.defaultSeconds',
      '21 policies[0].terms.justificationRequired',
    ])
    expect(await exported()).toBe(before)
  })

  it('finds what only the database knows, and writes nothing to find it', async () => {
    const history = await env.DB.prepare('SELECT count(*) AS n FROM history').first('n')
    const account = '{ name: x, mode: enable, connector: pg, settings: { role: same } }'
    const resource = (name: string) =>
      `  - { name: ${name}, kind: database, accounts: [${account}] }\n`
    const text = `hallpass: 1\nresources:\n${resource('shop-a')}${resource('shop-b')}${resource('shop-c')}`
    const planned = await plan(text)
    const faults = planned.body.errors as { line: number; message: string }[]
    expect(faults.map(({ line }) => line)).toEqual([4, 5])
    expect(faults[0]?.message).toContain('Another account gives the same right')
    expect(await env.DB.prepare('SELECT count(*) AS n FROM history').first('n')).toBe(history)
  })

  async function exported(): Promise<string> {
    const answered = await shop.root.get('/configuration')
    expect(answered.status, answered.text).toBe(200)
    expect(answered.headers.get('Content-Type')).toBe('application/yaml; charset=utf-8')
    return answered.text
  }

  function plan(file: string): Promise<Answered> {
    return shop.root.send('POST', '/configuration/plan', { file })
  }

  function apply(file: string, planned: Answered, secrets: object = {}): Promise<Answered> {
    return shop.root.send('POST', '/configuration/apply', {
      file,
      hash: planned.body.hash,
      secrets,
    })
  }
})

async function knownAs(person: string, subject: string): Promise<void> {
  await env.DB.prepare(
    'INSERT INTO identities (provider, subject, person_id, created_at) VALUES (?, ?, ?, 1)',
  )
    .bind(ISSUER, subject, person)
    .run()
}
