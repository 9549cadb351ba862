import type { Refusal } from '../refusal'
import type { Ruling } from './command'
import type { Request } from './state'

/**
 * Nobody takes more while it is not known whether they are still here. Glass can be broken all the
 * same: it is for the time when the provider is away.
 */
export function unreadRefusal(
  { breakGlass }: Pick<Request, 'breakGlass'>,
  { requesterUnread }: Pick<Ruling, 'requesterUnread'>,
): Refusal | null {
  if (breakGlass || !requesterUnread) return null
  return { code: 'provider_unread', ...requesterUnread }
}
