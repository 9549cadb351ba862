import { Refused } from '../attempt'
import type { SettingField, TargetCall } from '../connector'

type Settings = TargetCall['account']['settings']
type Lease = TargetCall['lease']

export const ACCOUNT_FIELDS: readonly SettingField[] = [
  {
    name: 'user',
    label: 'User',
    hint: 'The DN of the existing entry, for example uid=ana,ou=people,dc=example.',
    type: 'text',
    required: true,
    modes: ['enable', 'elevate', 'credential'],
  },
  {
    name: 'group',
    label: 'Group',
    hint: 'The DN of the group that the user belongs to while it is held.',
    type: 'text',
    required: true,
    modes: ['elevate'],
  },
  {
    name: 'base',
    label: 'Parent of new entries',
    hint: 'The DN below which the entry of a lease is made, for example ou=people,dc=example.',
    type: 'text',
    required: true,
    modes: ['provision'],
  },
  {
    name: 'groups',
    label: 'Groups of a new entry',
    hint: 'The DNs of the groups that it becomes a member of.',
    type: 'list',
    required: false,
    modes: ['provision'],
  },
]

export function userOf({ user }: Settings): string {
  return textOf(user, 'The account names no user.')
}

export function groupOf({ group }: Settings): string {
  return textOf(group, 'The account names no group.')
}

export function baseOf({ base }: Settings): string {
  return textOf(base, 'The account names no parent of new entries.')
}

export function groupsOf({ groups }: Settings): readonly string[] {
  const names =
    typeof groups === 'string' ? groups.split('\n') : Array.isArray(groups) ? groups : []
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))]
}

/** Nothing in it has a meaning in a DN or a filter; anything else throws `Refused`. */
export function newNameOf({ resourceKey, fence }: Lease): string {
  const name = `hallpass-${resourceKey}-${fence}`
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new Refused(`The name ${name} is not a plain one.`)
  return name
}

/** What tells an entry made by Hallpass, as its `description`. */
export function markOf({ resourceKey, fence }: Lease): string {
  return `Made by Hallpass for lease lea_${resourceKey}_${fence}.`
}

function textOf(value: Settings[string] | undefined, otherwise: string): string {
  if (typeof value !== 'string' || value === '') throw new Refused(otherwise)
  return value
}
