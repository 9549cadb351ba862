import type { TargetCall } from '../connector'
import { markOf, newUserNameOf } from './account'

/** With everything that servers use to demand of a user; an address only where the name is one. */
export function newUser({ account, lease, secret }: TargetCall) {
  const userName = newUserNameOf(account.settings, lease)
  const isAddress = /^[^@\s]+@[^@\s]+$/.test(userName)
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    externalId: markOf(lease),
    displayName: userName,
    name: { givenName: 'Hallpass', familyName: `${lease.resourceKey}-${lease.fence}` },
    ...(isAddress && { emails: [{ value: userName, type: 'work', primary: true }] }),
    active: true,
    password: secret,
  }
}
