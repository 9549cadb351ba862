import { NotYet, Refused } from '../attempt'
import type { Answer, Inspection, TargetCall } from '../connector'
import { existingRoleOf, isByPassword } from './account'
import { alterAndEnd } from './close-login'
import { endedWords, endSessions, openSessions } from './end-sessions'
import {
  type ExistingRole,
  leftAlone,
  lendableRole,
  lentRole,
  readExistingRole,
  validity,
} from './existing-role'
import { escapeIdentifier, escapeLiteral } from './pg'
import type { Session } from './session'
import type { Server } from './settings'
import { scramVerifier } from './verifier'
import type { Way } from './way'

/** A role that may log in only while it is held. */
export const enable: Way = { give, take, look }

async function give(session: Session, call: TargetCall, { user }: Server): Promise<Answer> {
  const { account, lease, secret } = call
  if (Date.now() >= lease.endsAt) throw new Refused('The lease has already ended.')
  const before = await lendableRole(session, account, user)
  const until = new Date(lease.endsAt).toISOString()
  const isSecret = isByPassword(account.settings)
  const password = isSecret ? escapeLiteral(await scramVerifier(secret)) : 'NULL'
  await session.change(
    [
      `ALTER ROLE ${escapeIdentifier(before.name)} LOGIN PASSWORD ${password} VALID UNTIL '${until}'`,
    ],
    { notAfter: lease.endsAt },
  )
  const after = await readExistingRole(session, before.name)
  if (!isOpenUntil(after, lease.endsAt))
    return { outcome: 'unknown', message: `${before.name} was not read back as it was set.` }
  const how = isSecret ? 'with the password of the lease' : 'in its own way'
  return {
    outcome: isOpenUntil(before, lease.endsAt) ? 'already' : 'done',
    evidence: `Role ${before.name} may log in ${how} until ${until}.`,
  }
}

/**
 * A password that a holder chose would be good again in the next one's time: it goes, and where
 * the role logs in some other way it never is to have one.
 */
async function take(session: Session, call: TargetCall): Promise<Answer> {
  const role = await lentRole(session, call.account)
  if (!role) return { outcome: 'already', evidence: goneEvidence(call) }
  const { oid, name, isAlone } = role
  const open = await openSessions(session, [oid])
  if (role.taboo) return leftAlone(role, await look(session, call), open.length)
  if (role.mayLogin)
    await alterAndEnd(session, role, `NOLOGIN PASSWORD NULL VALID UNTIL '-infinity'`)
  const ended = await endSessions(session, { name, oids: [oid], isCertain: isAlone }, open)
  const after = await readExistingRole(session, name)
  if (after?.mayLogin) throw new NotYet(`${name} may log in again: somebody else has changed it.`)
  return {
    outcome: role.mayLogin || ended > 0 ? 'done' : 'already',
    evidence: `Role ${name} may not log in, ${endedWords(ended)}.`,
  }
}

async function look(session: Session, call: TargetCall): Promise<Inspection> {
  const role = await readExistingRole(session, existingRoleOf(call.account.settings))
  if (!role) return { outcome: 'clean', evidence: goneEvidence(call) }
  const open = await openSessions(session, [role.oid])
  const login = role.mayLogin ? `may log in ${validity(role)}` : 'may not log in'
  const evidence = `Role ${role.name} ${login}, open sessions: ${open.length}.`
  return { outcome: role.mayLogin ? 'held' : 'clean', evidence }
}

function isOpenUntil(role: ExistingRole | undefined, endsAt: number): boolean {
  if (!role?.mayLogin || role.validUntil === null) return false
  return Math.abs(role.validUntil - endsAt) < 1
}

function goneEvidence({ account }: TargetCall): string {
  return `There is no role ${existingRoleOf(account.settings)}.`
}
