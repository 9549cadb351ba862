import type { AccessMode } from '../../domain/account'
import type { Guide, TargetCall } from '../connector'
import { groupOf, userOf } from './account'
import { newEntryOf } from './new-entry'
import { originOf } from './settings'

const OWN_WAY = 'the way you always do; there is no password of this lease'

export function instruct(call: TargetCall): Guide {
  const { settings, account } = call
  const { mode } = account
  const isNew = mode === 'provision'
  const { dn, login } = isNew
    ? newEntryOf(call)
    : { dn: userOf(account.settings), login: userOf(account.settings) }
  const hasPassword = isNew || mode === 'credential'
  return {
    username: login,
    ...(hasPassword ? {} : { usesOwnLogin: true as const }),
    lines: [
      `Log in wherever ${originOf(settings)} is asked, as ${login} ` +
        `${hasPassword ? 'with the password shown here' : OWN_WAY}.`,
      endOf(mode, call),
    ],
    commands: [`ldapwhoami -x -W -H ${originOf(settings)} -D ${shellWord(dn)}`],
  }
}

function endOf(mode: AccessMode, { account: { settings } }: TargetCall): string {
  if (mode === 'enable') return 'When the lease ends the entry is disabled.'
  if (mode === 'credential') return 'When the lease ends the password is changed.'
  if (mode === 'elevate')
    return `It belongs to ${groupOf(settings)} until the lease ends; log in again to see it.`
  return 'When the lease ends the entry is deleted, with its password.'
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
