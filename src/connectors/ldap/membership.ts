import { Refused, Unclear } from '../attempt'
import { codeOf } from './answer'
import { existing } from './existing'
import { type Entry, textsOf } from './protocol'
import type { Session } from './session'

/** One value of one group. */
export type Membership = {
  readonly group: string
  readonly attribute: 'member' | 'uniqueMember' | 'memberUid'
  readonly value: string
}

/** How this kind of group lists this entry (RFC 4519, RFC 2307). */
export async function membershipOf(
  session: Session,
  user: Entry,
  groupDn: string,
): Promise<Membership> {
  const group = await existing(session, groupDn, 'group')
  const classes = textsOf(group, 'objectClass').map((each) => each.toLowerCase())
  if (classes.includes('groupofuniquenames'))
    return { group: group.dn, attribute: 'uniqueMember', value: user.dn }
  const isByDn = ['group', 'groupofnames', 'groupofmembers'].some((each) => classes.includes(each))
  if (isByDn || !classes.includes('posixgroup'))
    return { group: group.dn, attribute: 'member', value: user.dn }
  const [uid] = textsOf(user, 'uid')
  if (uid === undefined) throw new Refused(`${user.dn} has no uid, which ${group.dn} lists.`)
  return { group: group.dn, attribute: 'memberUid', value: uid }
}

export function isMember(session: Session, { group, attribute, value }: Membership) {
  return session.has(group, attribute, value)
}

/** Makes a membership be, or not be; says whether it was so before. */
export async function setMember(
  session: Session,
  membership: Membership,
  wanted: boolean,
): Promise<boolean> {
  if ((await isMember(session, membership)) === wanted) return true
  const { group, attribute: type, value } = membership
  const refusal = await tried(() =>
    session.modify(group, [{ operation: wanted ? 'add' : 'delete', type, values: [value] }]),
  )
  if ((await isMember(session, membership)) === wanted) return false
  throw refusal ?? new Unclear('The server accepted the change and does not show it.')
}

/** Somebody else may have been faster, which directories answer in several ways. */
async function tried(change: () => Promise<void>): Promise<Error | null> {
  try {
    await change()
    return null
  } catch (error) {
    if (codeOf(error) !== null) return error as Error
    throw error
  }
}
