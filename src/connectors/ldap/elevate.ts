import type { TargetCall } from '../connector'
import { groupOf, userOf } from './account'
import { existing } from './existing'
import { isMember, type Membership, membershipOf, setMember } from './membership'
import { found, type Right, settled } from './right'
import type { Session } from './session'

/** An existing entry that belongs to a group only while that is held. */
export const elevate: Right = {
  give: async (session, call) => {
    const membership = await membershipIn(session, call)
    return settled(await setMember(session, membership, true), sentence(membership, true))
  },
  take: async (session, call) => {
    const membership = await membershipIn(session, call)
    return settled(await setMember(session, membership, false), sentence(membership, false))
  },
  look: async (session, call) => {
    const membership = await membershipIn(session, call)
    const isHeld = await isMember(session, membership)
    return found(isHeld, sentence(membership, isHeld))
  },
}

async function membershipIn(session: Session, { account: { settings } }: TargetCall) {
  const user = await existing(session, userOf(settings), 'entry')
  return membershipOf(session, user, groupOf(settings))
}

function sentence({ group, value }: Membership, isHeld: boolean): string {
  return `${value} is ${isHeld ? '' : 'not '}a member of ${group}.`
}
