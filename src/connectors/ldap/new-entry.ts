import { Refused } from '../attempt'
import type { TargetCall } from '../connector'
import { baseOf, markOf, newNameOf } from './account'
import { unicodePassword } from './password'
import type { Attributes } from './protocol'

const NORMAL_ACCOUNT = '512'
const LONGEST_SAM_NAME = 20

export type NewEntry = { readonly dn: string; readonly login: string; readonly rdn: string }

/** Where the entry of a lease is, and as whom its holder logs in. */
export function newEntryOf({ settings, account, lease }: TargetCall): NewEntry {
  const name = newNameOf(lease)
  const base = baseOf(account.settings)
  if (settings.directory !== 'active-directory')
    return { dn: `uid=${name},${base}`, login: name, rdn: name }
  return { dn: `cn=${name},${base}`, login: `${name}@${domainOf(base)}`, rdn: name }
}

/** Without a password, which comes last and in the directory's own way. */
export function openLdapEntry({ lease }: TargetCall): Attributes {
  const name = newNameOf(lease)
  return {
    objectClass: ['inetOrgPerson'],
    uid: [name],
    cn: [name],
    sn: [name],
    description: [markOf(lease)],
  }
}

/** MS-ADTS, sections 3.1.1.3.1.5 and 3.1.1.5.2; `accountExpires` is the backstop. */
export function activeDirectoryEntry(call: TargetCall): Attributes {
  const { lease, secret } = call
  const { rdn, login } = newEntryOf(call)
  return {
    objectClass: ['user'],
    cn: [rdn],
    sAMAccountName: [samNameOf(lease)],
    userPrincipalName: [login],
    description: [markOf(lease)],
    userAccountControl: [NORMAL_ACCOUNT],
    accountExpires: [fileTimeOf(lease.endsAt)],
    unicodePwd: [unicodePassword(secret)],
  }
}

/** 100 nanoseconds since 1601. */
export function fileTimeOf(epochMs: number): string {
  return String((BigInt(Math.ceil(epochMs)) + 11_644_473_600_000n) * 10_000n)
}

/** Windows takes no longer one; the key of a resource alone has 16 characters. */
function samNameOf({ resourceKey, fence }: TargetCall['lease']): string {
  const name = `h${fence.toString(36)}${resourceKey}`
  if (name.length > LONGEST_SAM_NAME) throw new Refused(`The login name ${name} is too long.`)
  return name
}

function domainOf(dn: string): string {
  const parts = [...dn.matchAll(/(?:^|,)\s*dc\s*=\s*([^,\s]+)/gi)].map(([, part]) => part)
  return parts.join('.')
}
