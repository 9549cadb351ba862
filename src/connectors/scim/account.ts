import { Refused } from '../attempt'
import type { SettingField, TargetCall } from '../connector'

type Settings = TargetCall['account']['settings']
type Lease = TargetCall['lease']

const LEASE = '{{lease}}'

export const ACCOUNT_FIELDS: readonly SettingField[] = [
  {
    name: 'userName',
    label: 'User name',
    hint: 'The existing user (SCIM userName) who is enabled, or who joins the group.',
    type: 'text',
    required: true,
    modes: ['enable', 'elevate'],
  },
  {
    name: 'group',
    label: 'Group',
    hint: 'The existing group (SCIM displayName) that the user belongs to while it is held.',
    type: 'text',
    required: true,
    modes: ['elevate'],
  },
  {
    name: 'userNameTemplate',
    label: 'User name of a new user',
    hint: `Must contain ${LEASE}, for example hallpass-${LEASE} or ${LEASE}@example.com.`,
    type: 'text',
    required: false,
    default: `hallpass-${LEASE}`,
    modes: ['provision'],
  },
  {
    name: 'groups',
    label: 'Groups of a new user',
    hint: 'The existing groups (SCIM displayName) that the new user becomes a member of.',
    type: 'list',
    required: false,
    modes: ['provision'],
  },
]

export function userNameOf(settings: Settings): string {
  return textOf(settings.userName, 'The account names no user.')
}

export function groupNameOf(settings: Settings): string {
  return textOf(settings.group, 'The account names no group.')
}

export function groupNamesOf({ groups }: Settings): readonly string[] {
  const names =
    typeof groups === 'string' ? groups.split('\n') : Array.isArray(groups) ? groups : []
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))]
}

/** A template without the lease would give two leases one user. */
export function templateOf({ userNameTemplate }: Settings): string {
  const template =
    typeof userNameTemplate === 'string' && userNameTemplate
      ? userNameTemplate
      : `hallpass-${LEASE}`
  if (!template.includes(LEASE)) throw new Refused(`The user name must contain ${LEASE}.`)
  return template
}

/** The user of one lease, as nobody else is called. */
export function newUserNameOf(settings: Settings, { resourceKey, fence }: Lease): string {
  return templateOf(settings).replaceAll(LEASE, `${resourceKey}-${fence}`)
}

/** What the new user carries as `externalId`; only what has it is Hallpass's to delete. */
export function markOf({ resourceKey, fence }: Lease): string {
  return `hallpass:lea_${resourceKey}_${fence}`
}

function textOf(value: Settings[string] | undefined, otherwise: string): string {
  if (typeof value !== 'string' || value === '') throw new Refused(otherwise)
  return value
}
