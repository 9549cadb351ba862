import { or, type SQL, sql } from 'drizzle-orm'
import type { Reach, Scope } from '../domain/permission/scope'
import { resources } from './tables/catalogue'

/**
 * Resources that somebody may see; undefined where that is all of them. SQLite's GLOB reads the
 * globs of scopes as the core does: they have no brackets, and names have no slash.
 */
export function resourcesWithin(reach: Reach): SQL | undefined {
  if (reach === 'everything') return undefined
  return or(sql`0`, ...reach.map(named))
}

/** The same for rows that belong to a resource. What belongs to none is for whoever sees all. */
export function within(resourceId: unknown, reach: Reach): SQL | undefined {
  const named = resourcesWithin(reach)
  return named && sql`${resourceId} IN (SELECT id FROM resources WHERE ${named})`
}

function named(scope: Scope): SQL {
  return scope.kind === 'tag'
    ? sql`EXISTS (SELECT 1 FROM json_each(${resources.tags}) WHERE value = ${scope.tag})`
    : sql`${resources.name} GLOB ${scope.glob}`
}
