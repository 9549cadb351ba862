import type { AccessMode } from '../../domain/account'
import { Attempt, Refused } from '../attempt'
import type { Connector, ConnectorSettings, TargetCall } from '../connector'
import type { Failure } from '../failure'
import { ACCOUNT_FIELDS, existingRoleOf, rolesOf } from './account'
import { credential, rotate } from './credential'
import { elevate } from './elevate'
import { enable } from './enable'
import { postgresFailureOf } from './failure'
import { grant } from './grant'
import { inspect } from './inspect'
import { instruct } from './instruct'
import { rehearse } from './rehearse'
import { revoke } from './revoke'
import { revokeTogether } from './revoke-together'
import { type Session, withSession } from './session'
import { isPlain, originOf, SERVER_FIELDS, type Server, serverOf } from './settings'
import { survey } from './survey'
import type { Way } from './way'

const WAYS: { readonly [mode in AccessMode]?: Way } = {
  provision: {
    give: (session, call, { user }) => grant(session, call, user),
    take: revoke,
    look: inspect,
  },
  enable,
  elevate,
  credential,
}

/** PostgreSQL 14 or newer. */
export const postgres: Connector = {
  kind: 'postgres',
  title: 'PostgreSQL',
  modes: ['provision', 'enable', 'elevate', 'credential'],
  settings: SERVER_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 30_000,
  residue:
    'Changes the holder made stay until somebody undoes them: data, what was created or prepared ' +
    'after SET ROLE, rights given to others, and whatever a role that was there before owns, has ' +
    'prepared or has as its settings; what a role made for the lease owned goes to one that can ' +
    'do nothing. No login and no session is left; should Hallpass be away at the end, passwords ' +
    'stop by themselves, while memberships and logins without a password wait for it.',
  originOf,
  isPlain,
  rightsOf: ({ mode, settings }) =>
    mode === 'elevate'
      ? rolesOf(settings).map((group) => `${existingRoleOf(settings)} in ${group}`)
      : [`login of ${existingRoleOf(settings)}`],
  grant: (call) =>
    answering(call, [call.secret], (session, server) => wayOf(call).give(session, call, server)),
  revoke: (call) =>
    answering(call, [call.secret], (session, server) => wayOf(call).take(session, call, server)),
  revokeTogether: async (calls) => {
    const [first] = calls
    if (!first) return []
    const secrets = calls.map(({ secret }) => secret)
    const answers = await answering(first, secrets, (session) => revokeTogether(session, calls))
    return 'outcome' in answers ? calls.map(() => answers) : answers
  },
  rotate: (call) =>
    answering(call, [call.secret, call.fresh], (session, server) => rotate(session, call, server)),
  inspect: (call) =>
    answering(call, [call.secret], (session, server) => wayOf(call).look(session, call, server)),
  survey: (call) => answering(call, [], survey),
  rehearse: async (call) => {
    const found = await answering(call, [], (session, server) => rehearse(session, call, server))
    return 'works' in found ? found : { works: false, problems: [found.message] }
  },
  instruct,
}

function wayOf({ account: { mode } }: TargetCall): Way {
  const way = WAYS[mode]
  if (!way) throw new Refused(`PostgreSQL does not offer the mode ${mode}.`)
  return way
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
    return postgresFailureOf(error, attempt, [settings.password ?? '', ...secrets])
  }
}
