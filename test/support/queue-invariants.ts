import { blockingLease } from '../../src/domain/resource/occupancy'
import type { Resource } from '../../src/domain/resource/state'
import { must } from './invariants'

/** Whoever waits has an approved request, and what is offered to one is offered to nobody else. */
export function holdsOfQueue(resource: Resource): void {
  const { queue, requests } = resource
  const ids = queue.map(({ requestId }) => requestId)
  must(new Set(ids).size === ids.length, 'nobody waits twice with one request')
  for (const id of ids) must(requests.get(id)?.stage === 'approved', 'who waits has an approval')
  const offered = queue.filter(({ offeredUntil }) => offeredUntil !== null)
  for (const { requestId, offeredUntil } of offered) {
    const deadlineAt = requests.get(requestId)?.deadlineAt ?? 0
    must(deadlineAt >= (offeredUntil ?? 0), 'an approval is good for as long as the offer')
  }
  const alone = offered.filter(({ sharing }) => sharing === 'exclusive')
  must(alone.length === 0 || offered.length === 1, 'an exclusive resource is offered to one')
  const first = queue.find(({ sharing }) => sharing === 'exclusive')
  const request = first && requests.get(first.requestId)
  if (!first || !request || offered.length > 0 || first !== queue[0]) return
  const holder = blockingLease(resource, request.account, first.sharing)
  must(holder !== undefined, 'nobody waits for what is free')
}
