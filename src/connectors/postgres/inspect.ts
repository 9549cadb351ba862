import type { Inspection, TargetCall } from '../connector'
import { openSessions } from './end-sessions'
import { validity } from './existing-role'
import { assertMadeByHallpass, readLeaseRole } from './lease-role'
import { markOf, roleNameOf } from './names'
import type { Session } from './session'

/** A role that is half taken back counts as held: only a further revoke completes it. */
export async function inspect(session: Session, call: TargetCall): Promise<Inspection> {
  const name = roleNameOf(call.lease)
  const role = await readLeaseRole(session, name)
  if (!role) return { outcome: 'clean', evidence: `There is no role ${name}.` }
  assertMadeByHallpass(role, markOf(call.lease))
  const open = await openSessions(session, [role.oid])
  const login = role.mayLogin ? `may log in ${validity(role)}` : 'may no longer log in'
  const groups = role.memberOf.length > 0 ? role.memberOf.join(', ') : 'nothing'
  return {
    outcome: 'held',
    evidence: `Role ${name} ${login}, member of ${groups}, open sessions: ${open.length}.`,
  }
}
