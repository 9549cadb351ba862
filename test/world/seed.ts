import { HttpClient } from '../support/http-client.ts'
import { policiesFor } from './seed-policies.ts'
import { targetSeeds } from './seed-targets.ts'
import type { WorldFacts } from './world.ts'

type Made = { readonly id: string }
type Person = Made & { readonly displayName: string; readonly email: string }

/** Ids that the product gave to what was made, by name. */
export type Seeded = {
  readonly people: { readonly [worldId: string]: string }
  readonly groups: { readonly [name: string]: string }
  readonly connectors: { readonly [name: string]: string }
  readonly resources: { readonly [name: string]: string }
  readonly accounts: { readonly [resourceAndName: string]: string }
  readonly policies: { readonly [name: string]: string }
}

const RESOURCES = [
  {
    name: 'prod-shop-db',
    description: 'Customers and orders of the shop.',
    tags: ['prod'],
    sharing: 'exclusive',
    database: 'shop',
    accounts: {
      reader: { mode: 'provision', settings: { roles: ['shop_readers'] } },
      writer: { mode: 'provision', settings: { roles: ['shop_writers'] } },
      reports: { mode: 'enable', settings: { role: 'shop_reports' } },
      'ana-writes': { mode: 'elevate', settings: { role: 'ana', roles: ['shop_writers'] } },
    },
  },
  {
    name: 'prod-billing-db',
    description: 'Invoices and payments.',
    tags: ['prod', 'pci'],
    sharing: 'exclusive',
    database: 'billing',
    accounts: {
      reader: { mode: 'provision', settings: { roles: ['billing_readers'] } },
      admin: { mode: 'provision', settings: { roles: ['billing_admins'] } },
    },
  },
  {
    name: 'dev-shop-db',
    description: 'The shop to try things on.',
    tags: ['dev'],
    sharing: 'shared',
    database: 'shop_dev',
    accounts: {
      owner: { mode: 'provision', settings: { roles: ['shop_dev_owners'] } },
      batch: { mode: 'credential', settings: { role: 'shop_dev_batch' } },
    },
  },
] as const

/**
 * Fills a new product the way an administrator would: over HTTP, as Root, who became administrator
 * with the set-up code. There is no other door.
 */
export async function seed(world: WorldFacts, setupCode: string | null): Promise<Seeded> {
  const root = new HttpClient(world.productUrl)
  await root.signIn('root', setupCode ? { setupCode } : {})
  for (const { id } of world.people) {
    if (id !== 'root') await new HttpClient(world.productUrl).signIn(id)
  }
  const people = await idsOfPeople(root, world)
  const { bo = '', cy = '' } = people
  const approvers = await make(root, '/groups', {
    name: 'approvers',
    description: 'They answer requests for production.',
    members: [bo, cy],
  })
  const catalogue = await seedCatalogue(root, world)
  const policies: Record<string, string> = {}
  for (const policy of policiesFor({ bo, cy, approversGroup: approvers })) {
    policies[policy.name] = await make(root, '/policies', policy)
  }
  return { people, groups: { approvers }, policies, ...catalogue }
}

async function idsOfPeople(root: HttpClient, world: WorldFacts): Promise<Record<string, string>> {
  const answer = await root.api<{ items?: Person[] }>('GET', '/api/v1/people')
  const items = answer.body.items ?? []
  return Object.fromEntries(
    world.people.map(({ id, email }) => {
      const found = items.find((person) => person.email === email)
      if (found) return [id, found.id]
      throw new Error(
        `${email} is not in the directory (${answer.status} ${JSON.stringify(answer.body)}).`,
      )
    }),
  )
}

async function seedCatalogue(root: HttpClient, world: WorldFacts) {
  const { postgres } = world
  const connectors: Record<string, string> = {}
  const resources: Record<string, string> = {}
  const accounts: Record<string, string> = {}
  for (const { name, database, accounts: wanted, ...about } of RESOURCES) {
    const connectorId = await make(root, '/connectors', {
      name: `PostgreSQL ${database}`,
      kind: 'postgres',
      settings: {
        host: postgres.host,
        port: String(postgres.port),
        database,
        ...postgres.broker,
        tls: 'disable',
      },
    })
    const resourceId = await make(root, '/resources', { name, kind: 'database', ...about })
    connectors[name] = connectorId
    resources[name] = resourceId
    for (const [account, how] of Object.entries(wanted)) {
      const body = { name: account, connectorId, ...how }
      accounts[`${name}/${account}`] = await make(root, `/resources/${resourceId}/accounts`, body)
    }
  }
  for (const { connector, resource, accounts: wanted } of targetSeeds(world)) {
    const connectorId = await make(root, '/connectors', connector)
    const resourceId = await make(root, '/resources', resource)
    connectors[resource.name] = connectorId
    resources[resource.name] = resourceId
    for (const account of wanted) {
      const body = { ...account, connectorId }
      accounts[`${resource.name}/${account.name}`] = await make(
        root,
        `/resources/${resourceId}/accounts`,
        body,
      )
    }
  }
  return { connectors, resources, accounts }
}

/** The key makes a repeated seeding, after one that was interrupted, find what it made before. */
async function make<Body extends { readonly name: string }>(
  root: HttpClient,
  noun: string,
  body: Body,
): Promise<string> {
  const path = `/api/v1${noun}`
  const headers = { 'idempotency-key': `seed${noun}/${body.name}`.replace(/[^\w/-]/g, '-') }
  const answer = await root.api<Made>('POST', path, body, headers)
  if (answer.status === 201) return answer.body.id
  throw new Error(
    `POST ${path} for "${body.name}" was answered with ${answer.status}: ` +
      JSON.stringify(answer.body),
  )
}
