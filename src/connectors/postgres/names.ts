import { Refused } from '../attempt'
import type { TargetCall } from '../connector'
import { escapeIdentifier } from './pg'

/**
 * The role that owns what holders leave behind; it cannot log in and is a member of nothing. Each
 * of Hallpass's own roles has one, since only who made a role may give things to it.
 */
export function residueRoleOf(user: string): string {
  return withinLimit(`${user}_residue`)
}

const LONGEST_NAME = 63

/**
 * The login role of one lease. PostgreSQL cuts longer names silently, and two leases could then
 * share a role; ids are short enough, so a longer one throws `Refused`.
 */
export function roleNameOf({ resourceKey, fence }: TargetCall['lease']): string {
  return withinLimit(`hallpass_${resourceKey}_${fence}`)
}

function withinLimit(name: string): string {
  if (new TextEncoder().encode(name).length > LONGEST_NAME)
    throw new Refused(`The role name ${name} is longer than PostgreSQL keeps.`)
  return name
}

/** The comment that tells a role made by Hallpass from one that merely has its name. */
export function markOf({ resourceKey, fence }: TargetCall['lease']): string {
  return `Made by Hallpass for lease lea_${resourceKey}_${fence}.`
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => escapeIdentifier(name)).join(', ')
}
