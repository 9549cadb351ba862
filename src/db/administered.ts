import { guard } from './catalogue-change'

/**
 * Comes last in a batch: looks at what the statements before it have left. Only a role that was
 * given to somebody by name counts, so that no change of a group, here or at an identity provider,
 * can leave nobody to administer.
 */
export function guardAdministered(db: D1Database): D1PreparedStatement {
  return guard(
    db,
    'last_administrator',
    `EXISTS (SELECT 1 FROM role_grants g JOIN people p ON p.id = g.principal
     WHERE g.role = 'administrator' AND g.scope = '' AND p.active = 1)`,
  )
}
