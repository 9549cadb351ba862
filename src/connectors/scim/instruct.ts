import type { AccessMode } from '../../domain/account'
import type { Guide, TargetCall } from '../connector'
import { groupNameOf, newUserNameOf, userNameOf } from './account'

const OWN_WAY = 'the way you always do; there is no password of this lease'

export function instruct(call: TargetCall): Guide {
  const { settings, account } = call
  const isNew = account.mode === 'provision'
  const username = isNew
    ? newUserNameOf(account.settings, call.lease)
    : userNameOf(account.settings)
  const where = settings.signInUrl ? ` at ${settings.signInUrl}` : ''
  return {
    username,
    ...(isNew ? {} : { usesOwnLogin: true as const }),
    lines: [
      `Sign in${where} as ${username} ${isNew ? 'with the password shown here' : OWN_WAY}.`,
      endOf(account.mode, call),
    ],
    commands: [],
  }
}

function endOf(mode: AccessMode, { account: { settings } }: TargetCall): string {
  if (mode === 'enable') return 'When the lease ends the user is deactivated.'
  if (mode === 'elevate')
    return `It belongs to ${groupNameOf(settings)} until the lease ends; sign in again to see it.`
  return 'When the lease ends the user is deleted.'
}
