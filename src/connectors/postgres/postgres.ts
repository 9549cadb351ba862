import type { Connector, ConnectorSettings } from '../connector'
import { Attempt } from './attempt'
import { type Failure, failureOf } from './failure'
import { grant } from './grant'
import { inspect } from './inspect'
import { instruct } from './instruct'
import { rehearse } from './rehearse'
import { revoke } from './revoke'
import { type Session, withSession } from './session'
import { ACCOUNT_FIELDS, isPlain, originOf, SERVER_FIELDS, type Server, serverOf } from './settings'

/** PostgreSQL 14 or newer: a login role that exists only while the lease does. */
export const postgres: Connector = {
  kind: 'postgres',
  title: 'PostgreSQL',
  modes: ['provision'],
  settings: SERVER_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 30_000,
  residue:
    'Changes the holder made stay until somebody undoes them: data, what was created or prepared ' +
    'after SET ROLE to a granted role, and rights given to others. What the holder’s own role ' +
    'owned goes to a role that can do nothing; no login and no session is left.',
  originOf,
  isPlain,
  grant: (call) =>
    answering(call, [call.secret], (session, { user }) => grant(session, call, user)),
  revoke: (call) => answering(call, [], (session, server) => revoke(session, call, server)),
  inspect: (call) => answering(call, [], (session) => inspect(session, call)),
  rehearse: async (call) => {
    const found = await answering(call, [], (session) => rehearse(session, call))
    return 'works' in found ? found : { works: false, problems: [found.message] }
  },
  instruct,
}

/** Connects, does the work, and turns whatever goes wrong into a classified answer. */
async function answering<T>(
  { settings, deadlineMs }: { settings: ConnectorSettings; deadlineMs: number },
  secrets: readonly string[],
  work: (session: Session, server: Server) => Promise<T>,
): Promise<T | Failure> {
  const attempt = new Attempt(deadlineMs)
  try {
    const server = serverOf(settings)
    return await withSession(server, server.database, attempt, (session) => work(session, server))
  } catch (error) {
    return failureOf(error, attempt, [settings.password ?? '', ...secrets])
  }
}
