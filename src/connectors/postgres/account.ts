import type { AccountSettings } from '../../domain/account'
import { Refused } from '../attempt'
import type { SettingField } from '../connector'

export const ACCOUNT_FIELDS: readonly SettingField[] = [
  {
    name: 'role',
    label: 'Role',
    hint: 'The role that is there already: who may log in, gains the roles, or has its password changed.',
    type: 'text',
    required: true,
    modes: ['enable', 'elevate', 'credential'],
  },
  {
    name: 'roles',
    label: 'Roles',
    hint: 'The group roles that the holder becomes a member of.',
    type: 'list',
    required: true,
    modes: ['provision', 'elevate'],
  },
  {
    name: 'login',
    label: 'How the holder logs in',
    hint:
      'With password, each lease brings one of its own. With own, the role logs in as the server ' +
      'knows it without a password, such as by certificate, and any password it has is removed.',
    type: 'choice',
    required: false,
    choices: ['password', 'own'],
    default: 'password',
    modes: ['enable'],
  },
  {
    name: 'database',
    label: 'Database',
    hint: 'The database that the holder is shown how to connect to.',
    type: 'text',
    required: false,
  },
]

/** The role of an account that was there before. Throws `Refused` where none is named. */
export function existingRoleOf(settings: AccountSettings): string {
  const { role } = settings
  if (typeof role !== 'string' || role.trim() === '')
    throw new Refused('The account names no role.')
  return role.trim()
}

/** Whether the holder gets in with the lease's password, and not in the role's own way. */
export function isByPassword(settings: AccountSettings): boolean {
  return settings.login !== 'own'
}

/** The group roles of an account, without repetition. Throws `Refused` where there is none. */
export function rolesOf(settings: AccountSettings): readonly string[] {
  const listed = settings.roles
  const names =
    typeof listed === 'string' ? listed.split('\n') : Array.isArray(listed) ? listed : []
  const roles = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
  if (roles.length === 0) throw new Refused('The account names no roles to grant.')
  return roles
}
