import { env } from 'cloudflare:workers'
import type { AccessMode, AccountFacts } from '../../src/domain/account'
import type { AccountId, ConnectorId, PersonId, ResourceId } from '../../src/domain/ids'
import type { ResourceFacts } from '../../src/domain/resource/state'
import { connectorContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { seal } from '../../src/vault/seal'

export const ANA: PersonId = 'per_anaa'
export const BO: PersonId = 'per_bobo'
export const CY: PersonId = 'per_cycy'
const ROOT: PersonId = 'per_root'

export const NAMES: Record<PersonId, string> = {
  [ANA]: 'Ana',
  [BO]: 'Bo',
  [CY]: 'Cy',
  [ROOT]: 'Root',
}

/** Ana asks, Bo and Cy approve, Root administers. */
export async function seedPeople(): Promise<void> {
  await env.DB.batch(
    Object.entries(NAMES).map(([id, name]) =>
      env.DB.prepare(
        `INSERT OR IGNORE INTO people (id, display_name, email, active, created_at)
           VALUES (?, ?, ?, 1, 0)`,
      ).bind(id, name, `${name.toLowerCase()}@example.test`),
    ),
  )
}

export type Stocked = {
  readonly resource: ResourceFacts
  readonly account: AccountFacts
  readonly sealedSettings: string
}

/** The kind of a connector, and what an account of it says. */
export type Behind = { readonly kind: string; readonly account: AccountFacts['settings'] }

const POSTGRES: Behind = { kind: 'postgres', account: { roles: ['shop_writers'] } }

/** A resource of its own for each test, with one account behind a PostgreSQL connector. */
export async function stock(
  key: string,
  settings: Record<string, string> = {},
  mode: AccessMode = 'provision',
  behind: Behind = POSTGRES,
): Promise<Stocked> {
  const id: ResourceId = `res_${key}`
  const connectorId: ConnectorId = `con_${key}`
  const account: AccountFacts = {
    id: `acc_${key}` as AccountId,
    name: 'writer',
    mode,
    connectorId,
    connectorKind: behind.kind,
    settings: behind.account,
  }
  const sealedSettings = await seal(
    JSON.stringify(settings),
    connectorContext(connectorId),
    await kekOf(env.KEY_ENCRYPTION_KEY),
  )
  await seedPeople()
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO connectors (id, name, kind, settings, sealed, created_at, updated_at)
         VALUES (?1, ?1, ?4, ?3, ?2, 0, 0)`,
    ).bind(connectorId, sealedSettings, JSON.stringify(publicOf(settings)), behind.kind),
    env.DB.prepare(
      `INSERT INTO resources (id, name, kind, description, tags, sharing, created_at)
         VALUES (?, ?, 'database', '', '[]', 'exclusive', 0)`,
    ).bind(id, `db-${key}`),
    env.DB.prepare(
      `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
         VALUES (?, ?, 'writer', ?, ?, ?, 0)`,
    ).bind(account.id, id, mode, connectorId, JSON.stringify(account.settings)),
  ])
  const resource: ResourceFacts = {
    id,
    name: `db-${key}`,
    kind: 'database',
    tags: [],
    sharing: 'exclusive',
    retired: false,
  }
  return { resource, account, sealedSettings }
}

function publicOf({ publicKey }: Record<string, string>) {
  return publicKey ? { publicKey } : {}
}
