import { accept, type Decision } from '../../decision'
import type { FailGrant } from '../command'
import { ended } from '../ending'
import type { Event } from '../event'
import { answeredLease } from '../operation'
import type { Resource } from '../state'

/** What the requester may read; a target's own words stay with `effect.failed`, for operators. */
const SENTENCES = {
  refused: 'The target refused to open.',
  late: 'The target did not open in time.',
  leaver: 'The person has left.',
} as const

/** The target could not be opened: whatever is half there is taken away, as after any lease. */
export function failGrant(resource: Resource, command: FailGrant): Decision<Event> {
  const lease = answeredLease(resource, command)
  if (lease?.phase !== 'granting') return accept()
  const ending = command.cause === 'leaver' ? 'leaver' : 'grant-failed'
  return accept(ended(resource, lease, ending, SENTENCES[command.cause]))
}
