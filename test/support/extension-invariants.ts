import type { Event } from '../../src/domain/resource/event'
import type { Resource } from '../../src/domain/resource/state'
import { must, type Passage } from './invariants'

type Extended = Extract<Event, { type: 'lease.extended' }>

/** More time only where both policies give some, within the longest time, for access in force. */
export function isRightfulExtension(
  event: Extended,
  known: Resource,
  { command, at }: Passage,
): void {
  const { leaseId, requestId, endsAt } = event
  const [lease, request] = [known.leases.get(leaseId), known.requests.get(requestId)]
  const first = lease && known.requests.get(lease.requestId)
  if (command.type !== 'extend' && command.type !== 'approve') throw new Error('From nowhere.')
  const today = command.ruling?.policy
  if (!lease || !request || !first || !today) throw new Error('Extended without the facts.')
  must(lease.phase === 'active' && lease.endsAt > at, 'only access in force lasts longer')
  must(endsAt - lease.endsAt === request.durationSeconds * 1_000, 'by what was asked')
  const max = [first.policy, today].map(({ terms }) => terms.duration.maxSeconds)
  must(endsAt - lease.checkedOutAt <= Math.min(...max) * 1_000, 'never beyond the longest time')
  const rules = [first.policy, today].map(({ terms }) => terms.extension)
  must(
    rules.every((rule) => rule != null),
    'both policies give more time',
  )
  const isAsked = rules.some((rule) => rule && rule.steps.length > 0)
  must(!isAsked || command.type === 'approve', 'somebody agrees where one of them asks somebody')
}
