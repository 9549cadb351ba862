import type { TargetCall } from '../connector'

/** A `right.…` message changes something; the others only look. */
export type MessageType =
  | 'right.grant'
  | 'right.revoke'
  | 'right.rotate'
  | 'state.inspect'
  | 'settings.rehearse'

/** What is sent, as `docs/webhook.md` describes it. Secrets only in modes that have one. */
export function messageOf(
  type: MessageType,
  { account, lease, secret }: TargetCall,
  fresh: string | null,
  at: number,
): string {
  const hasSecret = account.mode === 'provision' || account.mode === 'credential'
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: {
      mode: account.mode,
      account: account.name,
      right: rightOf(account.settings),
      username: usernameOf({ account, lease }),
      resourceKey: lease.resourceKey,
      fence: lease.fence,
      endsAt: new Date(lease.endsAt).toISOString(),
      ...(hasSecret && { secret }),
      ...(fresh !== null && { fresh }),
    },
  })
}

/** The login name: the account's own, or where the account exists per lease, the lease's. */
export function usernameOf({ account, lease }: Pick<TargetCall, 'account' | 'lease'>): string {
  const { username } = account.settings
  if (typeof username === 'string' && username !== '' && account.mode !== 'provision')
    return username
  const own = `hallpass-${lease.resourceKey}-${lease.fence}`
  return account.mode === 'provision' ? own : rightOf(account.settings)
}

function rightOf({ right }: TargetCall['account']['settings']): string {
  return typeof right === 'string' ? right : ''
}
