import { NotYet, Refused, Unclear } from '../attempt'
import type { TargetCall } from '../connector'
import { baseOf, groupsOf, markOf } from './account'
import { CODE, codeOf } from './answer'
import { existing } from './existing'
import { markedEntry } from './marked'
import { membershipOf, setMember } from './membership'
import { activeDirectoryEntry, fileTimeOf, newEntryOf, openLdapEntry } from './new-entry'
import { setPassword } from './password'
import type { Entry } from './protocol'
import { found, type Right, settled } from './right'
import type { Session } from './session'

/** An entry that exists only while the lease does. */
export const provision: Right = {
  give: async (session, call) => {
    const groups = groupsOf(call.account.settings)
    for (const each of groups) await existing(session, each, 'group')
    const before = await markedEntry(session, call)
    const entry = before ?? (await create(session, call))
    const wereMembers: boolean[] = []
    for (const each of groups)
      wereMembers.push(await setMember(session, await membershipOf(session, entry, each), true))
    const wasOpen = before !== null && (await session.opens(entry.dn, call.secret))
    if (wasOpen) await renew(session, entry, call)
    else await open(session, entry, call)
    const membership = groups.length > 0 ? `, member of ${groups.join(' and ')}` : ''
    return settled(wasOpen && wereMembers.every(Boolean), `${entry.dn} exists${membership}.`)
  },
  take: async (session, call) => {
    const { dn } = newEntryOf(call)
    const entry = await markedEntry(session, call)
    if (entry) await remove(session, entry)
    if (await markedEntry(session, call)) throw new NotYet(`${entry?.dn ?? dn} is still there.`)
    const left = await forget(session, call, entry)
    const evidence = `${entry ? `${entry.dn} is deleted` : `There is no entry ${dn}`}${left}.`
    return settled(entry === null, evidence)
  },
  look: async (session, call) => {
    await existing(session, baseOf(call.account.settings), 'entry')
    const entry = await markedEntry(session, call)
    return found(
      entry !== null,
      entry ? `${entry.dn} exists.` : `There is no entry ${newEntryOf(call).dn}.`,
    )
  },
}

/** A directory that does not show the mark would leave an entry that is never found again. */
async function create(session: Session, call: TargetCall): Promise<Entry> {
  const { dn } = newEntryOf(call)
  const { isActiveDirectory } = session.server
  await session.add(dn, isActiveDirectory ? activeDirectoryEntry(call) : openLdapEntry(call))
  const base = baseOf(call.account.settings)
  const [entry] = await session.find(base, 'description', markOf(call.lease))
  if (entry) return entry
  await session.delete(dn)
  throw new Refused(`Below ${base} the description of a new entry is not shown, so none is made.`)
}

async function open(session: Session, entry: Entry, call: TargetCall): Promise<void> {
  await setPassword(session, entry.dn, call.secret)
  await renew(session, entry, call)
  if (!(await session.opens(entry.dn, call.secret)))
    throw new Unclear(`${entry.dn} is not let in with its password.`)
}

/** The directory's own end moves with that of the lease, where it has one. */
async function renew(session: Session, { dn }: Entry, { lease }: TargetCall): Promise<void> {
  if (!session.server.isActiveDirectory) return
  const values = [fileTimeOf(lease.endsAt)]
  await session.modify(dn, [{ operation: 'replace', type: 'accountExpires', values }])
}

/** What the holder made below the entry is not ours to delete, but the door is shut all the same. */
async function remove(session: Session, { dn }: Entry): Promise<void> {
  try {
    await session.delete(dn)
  } catch (error) {
    if (codeOf(error) === CODE.noSuchObject) return
    if (codeOf(error) !== CODE.notAllowedOnNonLeaf) throw error
    await setPassword(session, dn, `Aa1-${crypto.randomUUID()}`)
    throw new Refused(`${dn} has entries below it and cannot be deleted; its password is changed.`)
  }
}

/** Few directories take a deleted entry out of its groups; says where it had to stay. */
async function forget(session: Session, call: TargetCall, entry: Entry | null): Promise<string> {
  const { dn, rdn } = newEntryOf(call)
  const user: Entry = { dn: entry?.dn ?? dn, attributes: new Map([['uid', [rdn]]]) }
  let left = ''
  for (const group of groupsOf(call.account.settings)) {
    if (!(await session.read(group))) continue
    try {
      await setMember(session, await membershipOf(session, user, group), false)
    } catch (error) {
      if (codeOf(error) !== CODE.objectClassViolation) throw error
      left += `, and ${group} still names it, since a group has at least one member`
    }
  }
  return left
}
