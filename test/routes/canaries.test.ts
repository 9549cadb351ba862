import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { ConnectorSettings } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { custodianOf } from '../../src/custodian-of'
import { findConnector } from '../../src/db/connectors'
import type { AccessMode, AccountSettings } from '../../src/domain/account'
import type { ConnectorId, ResourceId } from '../../src/domain/ids'
import { openSettings } from '../../src/vault/settings'
import * as directory from '../connectors/ldap-bench'
import * as database from '../connectors/postgres-bench'
import * as app from '../connectors/scim-bench'
import { callIn } from '../connectors/webhook-bench'
import { contentOf } from '../support/content-of'
import { policyWith } from './shop'
import { type Answered, type Caller, installation, signedIn } from './visit'

type Case = {
  readonly kind: string
  readonly mode: AccessMode
  readonly settings: ConnectorSettings
  readonly account: AccountSettings
  /** What is stored for the account, where its connector keeps that. */
  readonly stored?: string
}

/** One lease through each kind of connector, at the real target where there is one. */
const CASES: readonly (readonly [name: string, make: () => Promise<Case>])[] = [
  [
    'PostgreSQL',
    async () => caseOf('postgres', database.freshCall(await database.buildPostgresBench())),
  ],
  ['SCIM with a token', async () => caseOf('scim', await app.freshCall('provision'))],
  ['SCIM with OAuth', async () => caseOf('scim', await app.freshCall('provision', app.OAUTH))],
  ...(inject('world').ldap
    ? ([
        ['LDAP', async () => caseOf('ldap', await directory.freshCall('provision'))],
        ['LDAP passwords', async () => caseOf('ldap', await directory.freshCall('credential'))],
      ] satisfies readonly (readonly [string, () => Promise<Case>])[])
    : []),
  ['webhook', async () => caseOf('webhook', callIn('provision'))],
  [
    'SSH',
    async () => ({
      kind: 'ssh',
      mode: 'certificate',
      settings: {},
      account: { principal: `p-${crypto.randomUUID()}` },
    }),
  ],
  [
    'web app',
    async () => ({
      kind: 'web-app',
      mode: 'certificate',
      settings: { origin: 'https://app.example', accessTeam: 'https://team.example' },
      account: { role: `r-${crypto.randomUUID()}` },
    }),
  ],
  [
    'vault',
    async () => ({
      kind: 'vault',
      mode: 'credential',
      settings: { group: 'keepers' },
      account: { what: 'The root password.', rotate: 'On the console.' },
      stored: `stored-${crypto.randomUUID()}`,
    }),
  ],
  [
    'hand',
    async () => ({
      kind: 'manual',
      mode: 'enable',
      settings: { group: 'keepers' },
      account: { open: 'Open it.', close: 'Shut it.' },
    }),
  ],
]

type Call = {
  readonly settings: ConnectorSettings
  readonly account: { readonly mode: AccessMode; readonly settings: AccountSettings }
}

async function caseOf(
  kind: string,
  { settings, account: { mode, settings: account } }: Call,
): Promise<Case> {
  return { kind, mode, settings, account }
}

describe('what must stay secret', () => {
  let people: { readonly [name in 'ana' | 'bo' | 'root']: Caller }
  const logged: string[] = []
  let count = 0
  const { ALLOWED_PLAIN_ORIGINS } = installation

  beforeAll(async () => {
    const allowed = [env.ALLOWED_PLAIN_ORIGINS, `http://localhost:${inject('webhook').port}`]
    Object.assign(installation, { ALLOWED_PLAIN_ORIGINS: allowed.join(' ') })
    for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((...said) => {
        logged.push(JSON.stringify(said.map((each) => (each instanceof Error ? each.stack : each))))
      })
    people = {
      ana: await signedIn('Ana'),
      bo: await signedIn('Bo'),
      root: await signedIn('Root', 'administrator'),
    }
    const { root, bo } = people
    const members = [bo.id]
    await root.send('POST', '/groups', { name: 'keepers', description: '', members })
    await root.send('POST', '/policies', { ...policyWith([bo.id]), name: 'all', resources: '*' })
  })
  afterAll(() => {
    // Other files of tests share it.
    Object.assign(installation, { ALLOWED_PLAIN_ORIGINS })
    vi.restoreAllMocks()
  })

  async function made(path: string, body: object): Promise<Answered> {
    const answer = await people.root.send('POST', path, body)
    expect(answer.status, `${path}: ${answer.text}`).toBe(201)
    return answer
  }

  /** Every secret that a stored connector has, those that Hallpass made too. */
  async function secretsOf(id: ConnectorId): Promise<readonly string[]> {
    const row = await findConnector(env.DB, id)
    if (!row) throw new Error('The connector is gone.')
    const settings = await openSettings(row.sealed, row.id, env)
    const fields = connectorOf(row.kind)?.settings ?? []
    return fields.filter(({ type }) => type === 'secret').map(({ name }) => settings[name] ?? '')
  }

  it.each(CASES)(
    'is in no log, history, mail, error or database after a lease by %s',
    async (_, make) => {
      const { kind, mode, settings, account, stored } = await make()
      const name = `canary-${++count}`
      const connector = await made('/connectors', { name, kind, settings })
      const connectorId = connector.body.id as ConnectorId
      const resource = await made('/resources', { name, kind: 'other' })
      const accounts = `/resources/${resource.body.id}/accounts`
      const about = { name: 'one', mode, connectorId, settings: account }
      const accountMade = await made(accounts, about)
      const said: Answered[] = [connector, accountMade]
      if (stored) {
        const path = `${accounts}/${accountMade.body.id}/secret`
        said.push(await people.root.send('POST', path, { secret: stored }))
      }
      const { ana, bo, root } = people
      const filing = { resourceId: resource.body.id, accountId: accountMade.body.id }
      const request = await ana.send('POST', '/requests', {
        ...filing,
        durationSeconds: 600,
        justification: 'because',
      })
      said.push(request, await bo.send('POST', `/requests/${request.body.id}/approve`, {}))
      const lease = await ana.send('POST', `/requests/${request.body.id}/check-out`, {})
      expect(lease.body.id, lease.text).toBeDefined()
      const credential = await ana.get(`/leases/${lease.body.id}/credential`)
      said.push(lease, await root.get(`/leases/${lease.body.id}`))
      if (kind === 'ssh' || kind === 'web-app') await ana.get(`/leases/${lease.body.id}/token`)

      const fields = connectorOf(kind)?.settings.filter(({ type }) => type === 'secret') ?? []
      const wrong = fields.filter(({ isDerived }) => !isDerived).map(({ name: field }) => field)
      for (const field of wrong) {
        const broken = { settings: { [field]: 'canary-that-is-wrong' } }
        said.push(await root.send('PATCH', `/connectors/${connectorId}`, broken))
      }
      said.push(await ana.send('POST', `/leases/${lease.body.id}/check-in`, {}))
      said.push(await root.get(`/connectors/${connectorId}`), await root.get('/connectors'))
      said.push(await root.get('/history?limit=200'), await root.get('/drift'))

      const shown = String(credential.body.secret ?? '')
      if (['provision', 'credential'].includes(mode)) expect(shown).not.toBe('')
      const canaries = [
        ...(await secretsOf(connectorId)),
        shown,
        stored ?? '',
        'canary-that-is-wrong',
      ]
      const secrets = [...new Set(canaries)].filter((each) => each.length > 7)
      expect(secrets.length).toBeGreaterThan(kind === 'manual' ? 0 : 1)
      const mails = await (await fetch(`${inject('world').mail.url}/messages.json`)).text()
      const places = {
        answers: said.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n'),
        logs: logged.join('\n'),
        mails,
        D1: await contentOf(env.DB),
        Custodian: await inCustodian(resource.body.id as ResourceId),
      }
      for (const [place, text] of Object.entries(places))
        for (const secret of secrets)
          expect(text.includes(secret), `${place}: ${secret}`).toBe(false)
    },
  )
})

/** All that a Custodian has stored. */
function inCustodian(id: ResourceId): Promise<string> {
  return runInDurableObject(custodianOf(env, id), (_, { storage }) => {
    const tables = ['events', 'outbox', 'attempts']
    return JSON.stringify(tables.map((name) => storage.sql.exec(`SELECT * FROM ${name}`).toArray()))
  })
}
