import { Refused } from '../attempt'
import type { Rehearsal, RehearseCall } from '../connector'
import { baseOf, groupOf, groupsOf, userOf } from './account'
import { existing } from './existing'
import { isLocked } from './lock'
import { isMember, membershipOf } from './membership'
import { PASSWORD_MODIFY } from './password'
import { type Entry, textsOf } from './protocol'
import type { Session } from './session'

const PASSWORD_POLICY = '1.3.6.1.4.1.42.2.27.8.5.1'

type Account = NonNullable<RehearseCall['account']>

/** Reads only: that Hallpass is let in, what the directory offers, and who is there. */
export async function rehearse(session: Session, { account }: RehearseCall): Promise<Rehearsal> {
  const { bindDn } = session.server
  const root = await session.read('')
  const welcome = `${bindDn} may log in.`
  if (!account) return { works: true, found: welcome }
  const problems: string[] = [...offerProblems(session, root, account)]
  const facts: string[] = []
  for (const look of looksFor(session, account)) {
    try {
      facts.push(await look())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) return { works: false, problems }
  return { works: true, found: [welcome, ...facts].join(' ') }
}

function offerProblems({ server }: Session, root: Entry | null, { mode }: Account): string[] {
  const offers = (attribute: string, oid: string) =>
    root !== null && textsOf(root, attribute).includes(oid)
  const setsPassword = mode === 'credential' || mode === 'provision'
  if (server.isActiveDirectory)
    return setsPassword && server.tls === 'disable'
      ? ['Active Directory takes passwords only over an encrypted connection.']
      : []
  if (setsPassword && !offers('supportedExtension', PASSWORD_MODIFY))
    return ['The directory does not change passwords by RFC 3062.']
  const isPolicyLock = server.lock?.attribute === 'pwdAccountLockedTime'
  if (mode === 'enable' && isPolicyLock && !offers('supportedControl', PASSWORD_POLICY))
    return ['The directory has no password policy; name another attribute of a disabled entry.']
  return []
}

function looksFor(session: Session, { mode, settings }: Account): (() => Promise<string>)[] {
  const user = () => existing(session, userOf(settings), 'entry')
  if (mode === 'provision') {
    const base = () => existing(session, baseOf(settings), 'entry')
    const groups = groupsOf(settings).map((each) => () => existing(session, each, 'group'))
    return [base, ...groups].map((look) => async () => `${(await look()).dn} is there.`)
  }
  if (mode === 'elevate')
    return [
      async () => {
        const membership = await membershipOf(session, await user(), groupOf(settings))
        const belongs = await isMember(session, membership)
        return `${membership.value} is ${belongs ? '' : 'not '}a member now.`
      },
    ]
  if (mode === 'credential') return [async () => `${(await user()).dn} is there.`]
  return [
    async () => {
      const entry = await user()
      return `${entry.dn} is ${isLocked(entry, session.server.lock) ? 'dis' : 'en'}abled now.`
    },
  ]
}
