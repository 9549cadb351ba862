import type { Event } from './event'
import type { Happening } from './evolve'
import type { ForceClose } from './state'

/** One administrator says that the lock may go. */
export function askedBy(
  { by, byName, reason }: Extract<Event, { type: 'lease.force_close_asked' }>,
  { at }: Happening,
): ForceClose {
  return { by, byName, at, reason, secondName: null }
}

/** A second one agrees. */
export function secondedBy(
  { byName }: Extract<Event, { type: 'lease.force_closed' }>,
  asked: ForceClose | null,
): ForceClose | null {
  return asked && { ...asked, secondName: byName }
}
