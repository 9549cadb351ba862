import { NotYet, Refused } from '../attempt'
import type { Answer, RotateCall } from '../connector'
import { userOf } from './account'
import { existing } from './existing'
import { setPassword } from './password'
import { found, type Right } from './right'
import type { Session } from './session'

/** An existing entry whose password is set for the lease, and set again when it is over. */
export const credential: Right = {
  give: async (session, { account, secret }) => {
    const { dn } = await existing(session, userOf(account.settings), 'entry')
    await setPassword(session, dn, secret)
    if (!(await session.opens(dn, secret)))
      throw new Refused(`${dn} has its new password and is not let in: disabled, perhaps.`)
    return { outcome: 'done', evidence: `${dn} logs in with the password of the lease.` }
  },
  take: async () => {
    throw new Refused('A password that was shown is rotated.')
  },
  look: async (session, { account, secret }) => {
    const { dn } = await existing(session, userOf(account.settings), 'entry')
    const isOpen = await session.opens(dn, secret)
    const may = isOpen ? 'logs' : 'does not log'
    return found(isOpen, `${dn} ${may} in with the password of the lease.`)
  },
}

/**
 * The old password is tried first and the new one last, so that the directory's count of failures
 * begins anew. That the new one opens is what shows that the old one does not by chance only.
 */
export async function rotate(session: Session, call: RotateCall): Promise<Answer> {
  const { dn } = await existing(session, userOf(call.account.settings), 'entry')
  await setPassword(session, dn, call.fresh)
  if (await session.opens(dn, call.secret))
    throw new NotYet(`${dn} still logs in with the password of the lease.`)
  if (!(await session.opens(dn, call.fresh)))
    throw new NotYet(`${dn} is not let in with its new password: set again or disabled, perhaps.`)
  return { outcome: 'done', evidence: `${dn} has a password that nobody knows.` }
}
