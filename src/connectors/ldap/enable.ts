import { Unclear } from '../attempt'
import type { Answer, TargetCall } from '../connector'
import { userOf } from './account'
import { existing } from './existing'
import { isLocked, setLocked } from './lock'
import { found, type Right, settled } from './right'
import type { Session } from './session'

/** An existing entry that is disabled but for the time in which it is held. */
export const enable: Right = {
  give: (session, call) => settle(session, call, false),
  take: (session, call) => settle(session, call, true),
  look: async (session, { account }) => {
    const user = await existing(session, userOf(account.settings), 'entry')
    const locked = isLocked(user, session.server.lock)
    return found(!locked, sentence(user.dn, locked))
  },
}

async function settle(session: Session, call: TargetCall, locked: boolean): Promise<Answer> {
  const dn = userOf(call.account.settings)
  const { lock } = session.server
  const before = await existing(session, dn, 'entry')
  const wasSo = isLocked(before, lock) === locked
  if (!wasSo) await setLocked(session, before, locked)
  const after = await existing(session, dn, 'entry')
  if (isLocked(after, lock) !== locked)
    throw new Unclear('The server accepted the change and does not show it.')
  return settled(wasSo, sentence(after.dn, locked))
}

function sentence(dn: string, locked: boolean): string {
  return `${dn} is ${locked ? 'disabled' : 'enabled'}.`
}
