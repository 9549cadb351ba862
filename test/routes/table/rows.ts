import { ALL_PERMISSIONS, type Permission } from '../../../src/domain/permission/permission'
import { PEOPLE } from './people'
import { PROGRAMS } from './programs'

/**
 * Who gets through. `own` is whoever a request or a lease belongs to, and people who read its
 * history; `requester` is the former only. `its own token` is no matter of people at all.
 */
export type Who = 'anybody' | 'its own token' | 'signed-in' | 'own' | 'requester' | Permission

/** One route of the app; `path` may have a query that asks for more than the route alone. */
export type Row = {
  readonly who: Who
  readonly method: string
  readonly path: string
  /** The handler says who may, after what was sent was read: a star behind `who`. */
  readonly isInHandler: boolean
}

const WHO: readonly string[] = [
  ...['anybody', 'its own token', 'signed-in', 'own', 'requester'],
  ...ALL_PERMISSIONS,
]

/** The one table of who may do what: a line for each route. Throws where a line cannot be read. */
export const ROWS: readonly Row[] = [PROGRAMS, PEOPLE].flatMap((text) =>
  text.trim().split('\n').map(rowIn),
)

function rowIn(line: string): Row {
  const [, who = '', star = '', method = '', path = ''] =
    /^(.+?)(\*?) +([A-Z]+) +(\/\S*)$/.exec(line) ?? []
  if (!WHO.includes(who)) throw new Error(`Who may “${line}”?`)
  const isOwn = who === 'own' || who === 'requester'
  return { who: who as Who, method, path, isInHandler: isOwn || star !== '' }
}
