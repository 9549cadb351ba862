import { NotYet, Refused } from '../attempt'
import type { Answer, Inspection, RotateCall, TargetCall } from '../connector'
import { existingRoleOf } from './account'
import { alterAndEnd } from './close-login'
import { endedWords, endSessions, openSessions } from './end-sessions'
import {
  type ExistingRole,
  leftAlone,
  lendableRole,
  lentRole,
  readExistingRole,
} from './existing-role'
import { codeOf, ENDED_BY_OTHERS } from './failure'
import { type Tried, tryLogin } from './login-attempt'
import { escapeIdentifier, escapeLiteral } from './pg'
import type { Session } from './session'
import type { Server } from './settings'
import { scramVerifier } from './verifier'
import type { Way } from './way'

/** A role whose password is the lease's while it is held, and nobody's after that. */
export const credential: Way = {
  give,
  take: async () => {
    throw new Refused('A password that was shown cannot be revoked, only rotated.')
  },
  look,
}

/** Whether a password opens is tried before it is set: what could not be read back is not lent. */
async function give(session: Session, call: TargetCall, server: Server): Promise<Answer> {
  const { account, lease, secret } = call
  if (Date.now() >= lease.endsAt) throw new Refused('The lease has already ended.')
  const role = await lendableRole(session, account, server.user)
  const { name } = role
  if (!role.mayLogin) throw new Refused(`${name} may not log in, so that no password would do.`)
  const before = await tried(session, server, role, secret)
  const until = new Date(lease.endsAt).toISOString()
  const verifier = escapeLiteral(await scramVerifier(secret))
  await session.change(
    [`ALTER ROLE ${escapeIdentifier(name)} PASSWORD ${verifier} VALID UNTIL '${until}'`],
    { notAfter: lease.endsAt },
  )
  if ((await tried(session, server, role, secret)) !== 'opens')
    return { outcome: 'unknown', message: `The password of the lease does not open ${name}.` }
  return {
    outcome: before === 'opens' && role.validUntil === lease.endsAt ? 'already' : 'done',
    evidence: `Role ${name} logged in with the password of the lease, good until ${until}.`,
  }
}

/** The old password was tried in vain, and the new one not: so it was the password that mattered. */
export async function rotate(session: Session, call: RotateCall, server: Server): Promise<Answer> {
  const role = await lentRole(session, call.account)
  if (!role) return { outcome: 'already', evidence: goneEvidence(call) }
  const { oid, name, isAlone } = role
  const open = await openSessions(session, [oid])
  if (role.taboo) return leftAlone(role, await look(session, call, server), open.length)
  const verifier = escapeLiteral(await scramVerifier(call.fresh))
  await alterAndEnd(session, role, `PASSWORD ${verifier} VALID UNTIL 'infinity'`)
  const ended = await endSessions(session, { name, oids: [oid], isCertain: isAlone }, open)
  const now = (password: string) => triedAfter(session, server, role, password)
  if ((await now(call.secret)) === 'opens')
    throw new NotYet(`The password that was shown still opens ${name}.`)
  if (role.mayLogin && (await now(call.fresh)) !== 'opens')
    throw new NotYet(`${name} does not log in with the new password either.`)
  return {
    outcome: 'done',
    evidence: `The password of ${name} that was shown was tried in vain, ${endedWords(ended)}.`,
  }
}

async function look(session: Session, call: TargetCall, server: Server): Promise<Inspection> {
  const role = await readExistingRole(session, existingRoleOf(call.account.settings))
  if (!role) return { outcome: 'clean', evidence: goneEvidence(call) }
  const opens = (await tried(session, server, role, call.secret)) === 'opens'
  const open = await openSessions(session, [role.oid])
  return {
    outcome: opens ? 'held' : 'clean',
    evidence:
      `The password of the lease ${opens ? 'opens' : 'does not open'} ${role.name}, ` +
      `open sessions: ${open.length}.`,
  }
}

/** A role that may not log in is closed to every password. */
async function tried(
  session: Session,
  server: Server,
  { name, mayLogin }: ExistingRole,
  password: string,
): Promise<Tried> {
  const found = await tryLogin(server, name, password, session.attempt)
  if (found !== 'unasked') return found
  if (!mayLogin) return 'closed'
  throw new Refused(
    `The server does not let Hallpass try to log in as ${name} from where it runs (pg_hba.conf).`,
  )
}

/** What was changed is known by now, also where another rotation ends the try with all sessions. */
async function triedAfter(...[session, server, role, password]: Parameters<typeof tried>) {
  try {
    return await tried(session, server, role, password)
  } catch (error) {
    if (codeOf(error) !== ENDED_BY_OTHERS) throw error
    throw new NotYet(`The try to log in as ${role.name} was ended from elsewhere.`)
  }
}

function goneEvidence({ account }: TargetCall): string {
  return `There is no role ${existingRoleOf(account.settings)}.`
}
