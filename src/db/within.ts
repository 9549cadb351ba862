import { and, gte, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { ResourceId } from '../domain/ids'
import type { Reach, Scope } from '../domain/permission/scope'
import { startOf } from '../domain/policy/pattern'
import { resources } from './tables/catalogue'

/**
 * Resources that somebody may see; undefined where that is all of them. SQLite's GLOB reads the
 * globs of scopes as the core does: they have no brackets, and names have no slash.
 */
export function resourcesWithin(reach: Reach): SQL | undefined {
  if (reach === 'everything') return undefined
  if (reach.length === 0) return sql`0`
  return reach.length > ONE_BY_ONE ? namedTogether(reach) : or(...reach.map(named))
}

/** The same for rows that belong to a resource. What belongs to none is for whoever sees all. */
export function within(resourceId: unknown, reach: Reach): SQL | undefined {
  if (reach.length === 0) return sql`0`
  const named = resourcesWithin(reach)
  return named && sql`${resourceId} IN (SELECT id FROM resources WHERE ${named})`
}

const AFTER_ALL = '\u{10ffff}'

/** D1 takes a hundred values in a query: so many scopes leave room for what else is asked there. */
const ONE_BY_ONE = 5

/** More of them are not looked at one by one. */
const FEW = 500

/**
 * The same for a list that is read from its newest on and is much longer than there are resources:
 * where few are within reach, by those; where they are many, one after the other.
 */
export async function withinLong(
  db: D1Database,
  resourceId: SQLWrapper,
  reach: Reach,
): Promise<{ readonly isFew: boolean; readonly where: SQL } | null> {
  const named = resourcesWithin(reach)
  if (!named) return null
  const found = sql`SELECT id FROM resources WHERE ${named} LIMIT ${FEW}`
  const ids = (await drizzle(db).all<{ id: ResourceId }>(found)).map(({ id }) => id)
  const isFew = ids.length < FEW
  const where = isFew
    ? sql`${resourceId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
    : sql`(SELECT 1 FROM resources WHERE id = ${resourceId} AND ${named}) = 1`
  return { isFew, where }
}

function named(scope: Scope): SQL | undefined {
  return scope.kind === 'tag'
    ? sql`${resources.name} IN (SELECT name FROM resource_tags WHERE tag = ${scope.tag})`
    : and(sql`${resources.name} GLOB ${scope.glob}`, ...beginning(startOf(scope.glob)))
}

/** Any number of scopes in two values; the ranges keep each from being held against every name. */
function namedTogether(reach: readonly Scope[]): SQL {
  const globs = reach.flatMap((scope) => (scope.kind === 'resources' ? [scope.glob] : []))
  const tags = reach.flatMap((scope) => (scope.kind === 'tag' ? [scope.tag] : []))
  const ranges = globs.map((glob) => [glob, startOf(glob), `${startOf(glob)}${AFTER_ALL}`])
  return sql`${resources.name} IN (
    SELECT r.name FROM json_each(${JSON.stringify(ranges)}) s CROSS JOIN resources r
      ON r.name >= s.value ->> 1 AND r.name < s.value ->> 2 AND r.name GLOB s.value ->> 0
    UNION SELECT t.name FROM json_each(${JSON.stringify(tags)}) s
      CROSS JOIN resource_tags t ON t.tag = s.value)`
}

/** Said as well since no index is used for a glob that is not written out. */
function beginning(start: string): readonly SQL[] {
  return start === ''
    ? []
    : [gte(resources.name, start), lt(resources.name, `${start}${AFTER_ALL}`)]
}
