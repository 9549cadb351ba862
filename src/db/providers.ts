import type { ProviderId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import { not, type Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { type GroupMapping, mappingStatements } from './provider-groups'
import { endingStatements } from './session-list'
import type { ClaimNames } from './tables/providers'

export type ProviderInput = {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly claims: ClaimNames
  readonly groups: readonly GroupMapping[]
}

export type ProviderRow = ProviderInput & {
  readonly id: ProviderId
  readonly createdAt: number
}

export type SealedProviderRow = ProviderRow & { readonly sealed: string }

type Stored = Omit<SealedProviderRow, 'claims' | 'groups'> & { claims: string; groups: string }

const SELECT = `SELECT p.id, p.name, p.issuer, p.client_id AS clientId, p.sealed, p.claims,
    p.created_at AS createdAt,
    (SELECT json_group_array(json_object('value', g.value, 'groupId', g.group_id)
       ORDER BY g.value, g.group_id)
     FROM provider_groups g WHERE g.provider_id = p.id) AS groups
  FROM providers p WHERE p.retired_at IS NULL`

export async function listProviders(db: D1Database): Promise<SealedProviderRow[]> {
  const { results } = await db.prepare(`${SELECT} ORDER BY p.name`).all<Stored>()
  return results.map(rowOf)
}

export async function findProvider(
  db: D1Database,
  id: ProviderId,
): Promise<SealedProviderRow | null> {
  const row = await db.prepare(`${SELECT} AND p.id = ?`).bind(id).first<Stored>()
  return row && rowOf(row)
}

export async function findProviderOf(
  db: D1Database,
  issuer: string,
): Promise<SealedProviderRow | null> {
  const row = await db.prepare(`${SELECT} AND p.issuer = ?`).bind(issuer).first<Stored>()
  return row && rowOf(row)
}

/** The id comes with the input, because the secret is sealed for it. */
export async function createProvider(
  db: D1Database,
  editor: Editor,
  { id, sealed, ...input }: ProviderInput & { readonly id: ProviderId; readonly sealed: string },
): Promise<Written<ProviderId>> {
  const { name, issuer, clientId, claims, groups } = input
  const fresh = 'NOT EXISTS (SELECT 1 FROM providers WHERE issuer = ? AND retired_at IS NULL)'
  const done = await change(db, [
    guard(db, 'provider_taken', fresh, issuer),
    db
      .prepare(
        `INSERT INTO providers
           (id, name, issuer, client_id, sealed, claims, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)`,
      )
      .bind(id, name, issuer, clientId, sealed, JSON.stringify(claims), Date.now()),
    ...mappingStatements(db, id, groups),
    factStatement(db, editor, { type: 'provider.created', data: { providerId: id, ...input } }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** The issuer stays: whom it vouched for would be somebody else's people otherwise. */
export async function updateProvider(
  db: D1Database,
  editor: Editor,
  id: ProviderId,
  { sealed, ...input }: Omit<ProviderInput, 'issuer'> & { readonly sealed: string },
): Promise<Written<ProviderId>> {
  const row = await findProvider(db, id)
  if (!row) return not('provider_unknown')
  const { sealed: oldSealed, createdAt: _createdAt, ...before } = row
  const done = await change(db, [
    guardLiving(db, id),
    db
      .prepare(
        `UPDATE providers SET name = ?2, client_id = ?3, sealed = ?4, claims = ?5, updated_at = ?6
         WHERE id = ?1`,
      )
      .bind(id, input.name, input.clientId, sealed, JSON.stringify(input.claims), Date.now()),
    ...mappingStatements(db, id, input.groups),
    factStatement(db, editor, {
      type: 'provider.updated',
      data: { providerId: id, before, after: input, hasNewSecret: sealed !== oldSealed },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

/**
 * Nobody signs in through it any more: sessions that began there end, and what it gave is taken
 * away. How it knew people stays, so that nobody else becomes them.
 */
export async function retireProvider(
  db: D1Database,
  editor: Editor,
  id: ProviderId,
): Promise<Written<ProviderId>> {
  const provider = await findProvider(db, id)
  if (!provider) return not('provider_unknown')
  const { name, issuer } = provider
  const reason = `The identity provider ${name} was taken away`
  const done = await change(db, [
    guardLiving(db, id),
    db
      .prepare("UPDATE providers SET retired_at = ?, sealed = '' WHERE id = ?")
      .bind(Date.now(), id),
    ...endingStatements(db, editor, { where: 'provider = ?1', values: [issuer], reason }),
    recheckAll(db, editor, id, reason),
    db
      .prepare(
        `DELETE FROM memberships WHERE (group_id, person_id) IN
           (SELECT group_id, person_id FROM provider_memberships WHERE provider_id = ?)`,
      )
      .bind(id),
    db.prepare('DELETE FROM provider_memberships WHERE provider_id = ?').bind(id),
    db.prepare('DELETE FROM provider_groups WHERE provider_id = ?').bind(id),
    db.prepare('DELETE FROM reconciliations WHERE provider_id = ?').bind(id),
    db.prepare('DELETE FROM doubts WHERE provider_id = ?').bind(id),
    factStatement(db, editor, {
      type: 'provider.retired',
      data: { providerId: id, name, issuer },
    }),
  ])
  return done.ok ? { ok: true, id } : done
}

function recheckAll(db: D1Database, { id, name }: Editor, providerId: ProviderId, reason: string) {
  return db
    .prepare(
      `INSERT INTO orders (resource_id, command, actor, created_at)
       SELECT resource_id,
         json_object('type', 'recheck_person', 'personId', person_id, 'reason', ?2), ?3, ?4
       FROM involvements WHERE person_id IN
         (SELECT person_id FROM provider_memberships WHERE provider_id = ?1)`,
    )
    .bind(providerId, reason, JSON.stringify({ kind: 'person', id, name }), Date.now())
}

function guardLiving(db: D1Database, id: ProviderId): D1PreparedStatement {
  const living = 'EXISTS (SELECT 1 FROM providers WHERE id = ? AND retired_at IS NULL)'
  return guard(db, 'provider_unknown', living, id)
}

function rowOf({ claims, groups, ...row }: Stored): SealedProviderRow {
  return {
    ...row,
    claims: JSON.parse(claims) as ClaimNames,
    groups: JSON.parse(groups) as GroupMapping[],
  }
}
