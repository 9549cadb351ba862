import type { AccessMode, AccountSettings, ResourceKind, Sharing } from '../domain/account'
import type { AccountId, ConnectorId, GroupId, PersonId, ResourceId } from '../domain/ids'
import type { Policy } from '../domain/policy/policy'
import { guard } from './catalogue-change'
import { listPolicies } from './policies'

/** More resources than these are not read for one file. */
const MOST_RESOURCES = 2_000

/** What a change starts from, as one text: compared again in the batch that makes the change. */
type Seen = { readonly seen: string }

export type GroupState = Seen & {
  readonly id: GroupId
  readonly name: string
  readonly description: string
  /** Those who were put into it here. */
  readonly members: readonly PersonId[]
  /** Those who are in it because an identity provider said so. */
  readonly given: readonly PersonId[]
  /** SCIM feeds it, and nobody else changes it. */
  readonly isFed: boolean
}

export type ConnectorState = Seen & {
  readonly id: ConnectorId
  readonly name: string
  readonly kind: string
  /** The settings that are not secret. */
  readonly settings: Readonly<Record<string, string>>
  readonly sealed: string
}

export type AccountState = Seen & {
  readonly id: AccountId
  readonly name: string
  readonly mode: AccessMode
  readonly connectorId: ConnectorId
  readonly settings: AccountSettings
}

export type ResourceState = Seen & {
  readonly id: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  readonly description: string
  readonly tags: readonly string[]
  readonly sharing: Sharing
  readonly isRetired: boolean
  /** The accounts with an open lease, as D1 knows; one name for each lease. */
  readonly held: readonly string[]
  /** Those that are not retired, in order of names. */
  readonly accounts: readonly AccountState[]
}

/** Everything that a configuration file can speak of. */
export type Configured = {
  readonly groups: readonly GroupState[]
  readonly connectors: readonly ConnectorState[]
  readonly resources: readonly ResourceState[]
  /** There are more resources than were read. */
  readonly isCut: boolean
  readonly policies: readonly Policy[]
}

/** The resources of these names; all that are not retired where `names` is null. */
export async function configured(
  db: D1Database,
  names: readonly string[] | null,
): Promise<Configured> {
  const [groups, connectors, resources, policies] = await Promise.all([
    groupStates(db),
    connectorStates(db),
    resourceStates(db, names),
    listPolicies(db),
  ])
  return {
    groups,
    connectors,
    resources: resources.slice(0, MOST_RESOURCES),
    isCut: resources.length > MOST_RESOURCES,
    policies,
  }
}

const BY_PROVIDER = `EXISTS (SELECT 1 FROM provider_memberships f
  WHERE f.group_id = m.group_id AND f.person_id = m.person_id)`
const MEMBERS = `(SELECT json_group_array(m.person_id ORDER BY m.person_id) FROM memberships m
  JOIN people p ON p.id = m.person_id AND p.active = 1
  WHERE m.group_id = t.id AND NOT ${BY_PROVIDER})`
const GIVEN = `(SELECT json_group_array(m.person_id ORDER BY m.person_id) FROM memberships m
  WHERE m.group_id = t.id AND ${BY_PROVIDER})`
const IS_FED = 'EXISTS (SELECT 1 FROM scim_groups s WHERE s.group_id = t.id)'

/** By table: what is compared. */
const SEEN = {
  groups: `json_array(t.name, t.description, ${IS_FED}, ${MEMBERS}, ${GIVEN})`,
  connectors: 'json_array(t.name, t.updated_at)',
  resources: 'json_array(t.name, t.kind, t.description, t.tags, t.sharing, t.retired_at)',
  accounts: 'json_array(t.name, t.mode, t.connector_id, t.settings, t.retired_at)',
  policies: 'json_array(t.revision)',
} as const

/** For the front of a batch: what a change starts from is as it was looked at. */
export function guardSeen(
  db: D1Database,
  table: keyof typeof SEEN,
  id: string,
  seen: string,
): D1PreparedStatement {
  const same = `(SELECT ${SEEN[table]} FROM ${table} t WHERE t.id = ?) IS ?`
  return guard(db, 'configuration_changed', same, id, seen)
}

/** The same for which policies there are, and their order. */
export function guardOrder(db: D1Database, policies: readonly Policy[]): D1PreparedStatement {
  const same = '(SELECT json_group_array(id ORDER BY position, id) FROM policies) IS ?'
  return guard(db, 'configuration_changed', same, JSON.stringify(policies.map(({ id }) => id)))
}

/** As the guard reads it from the table. */
export function seenOf({ revision }: Policy): string {
  return JSON.stringify([revision])
}

async function groupStates(db: D1Database): Promise<readonly GroupState[]> {
  const rows = await all(
    db.prepare(`SELECT t.id, t.name, t.description, ${IS_FED} AS isFed, ${MEMBERS} AS members,
      ${GIVEN} AS given, ${SEEN.groups} AS seen FROM groups t ORDER BY t.name`),
  )
  return rows.map((row) => {
    const [members, given] = [parsed(row.members), parsed(row.given)]
    return { ...row, isFed: row.isFed === 1, members, given } as GroupState
  })
}

async function connectorStates(db: D1Database): Promise<readonly ConnectorState[]> {
  const rows = await all(
    db.prepare(`SELECT t.id, t.name, t.kind, t.settings, t.sealed, ${SEEN.connectors} AS seen
      FROM connectors t ORDER BY t.name`),
  )
  return rows.map((row) => ({ ...row, settings: parsed(row.settings) }) as ConnectorState)
}

async function resourceStates(
  db: D1Database,
  names: readonly string[] | null,
): Promise<readonly ResourceState[]> {
  const wanted = names
    ? 't.name COLLATE NOCASE IN (SELECT value FROM json_each(?1))'
    : 't.retired_at IS NULL AND ?1 IS NULL'
  const accounts = `SELECT json_group_array(json_object('id', a.id, 'name', a.name,
      'mode', a.mode, 'connectorId', a.connector_id, 'settings', json(a.settings),
      'seen', a.seen) ORDER BY a.name)
    FROM (SELECT t.*, ${SEEN.accounts} AS seen FROM accounts t) a
    WHERE a.resource_id = t.id AND a.retired_at IS NULL`
  const held = `SELECT json_group_array(l.account_name) FROM leases l
    WHERE l.resource_id = t.id AND l.is_open = 1`
  const rows = await all(
    db
      .prepare(
        `SELECT t.id, t.name, t.kind, t.description, t.tags, t.sharing,
           t.retired_at IS NOT NULL AS isRetired, (${held}) AS held, (${accounts}) AS accounts,
           ${SEEN.resources} AS seen
         FROM resources t WHERE ${wanted} ORDER BY t.name LIMIT ?2`,
      )
      .bind(names && JSON.stringify(names), MOST_RESOURCES + 1),
  )
  return rows.map((row) => {
    const [tags, held, accounts] = [row.tags, row.held, row.accounts].map(parsed)
    return { ...row, isRetired: row.isRetired === 1, tags, held, accounts } as ResourceState
  })
}

type Row = { readonly [column: string]: unknown }

async function all(statement: D1PreparedStatement): Promise<readonly Row[]> {
  return (await statement.all<Row>()).results
}

function parsed(json: unknown): unknown {
  return JSON.parse(String(json))
}
