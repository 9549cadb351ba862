import type { Marked, Survey } from '../connector'
import { leaseIn, MOST_MARKED } from '../mark'
import { roleNameOf } from './names'
import type { Session } from './session'

const BEFORE = 'Made by Hallpass for lease '

/** Roles whose comment says that they were made for a lease. */
export async function survey(session: Session): Promise<Survey> {
  const rows = await session.ask<{ name: string; mark: string }>(
    `SELECT r.rolname::text AS name, d.description AS mark
     FROM pg_roles r JOIN pg_shdescription d ON d.objoid = r.oid AND d.classoid = 'pg_authid'::regclass
     WHERE d.description ^@ $1 ORDER BY 1 LIMIT $2`,
    [`${BEFORE}lea_`, MOST_MARKED + 1],
  )
  const marked = rows.slice(0, MOST_MARKED).flatMap(({ name, mark }): Marked[] => {
    const lease = leaseIn(mark, BEFORE, '.')
    return lease ? [{ subject: name, ...lease, isAsMade: isNameOf(name, lease) }] : []
  })
  return { outcome: 'seen', marked, isWhole: rows.length <= MOST_MARKED }
}

function isNameOf(name: string, lease: Pick<Marked, 'resourceKey' | 'fence'>): boolean {
  return name === roleNameOf({ ...lease, endsAt: 0 })
}
