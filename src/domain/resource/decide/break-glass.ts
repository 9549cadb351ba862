import { accept, type Decision, refuse } from '../../decision'
import { requestIdOf } from '../../ids'
import { LIMITS } from '../../limits'
import { covers, eligible } from '../../policy/roster'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { reviewOwedBy } from '../emergency'
import { ended, isLive } from '../ending'
import type { Event } from '../event'
import { isFiledAgain } from '../given-again'
import type { BreakGlass } from '../glass-command'
import { blockingLeases } from '../occupancy'
import { glassBreaking, proofRefusal, spending } from '../proof'
import type { Resource } from '../state'

/**
 * Access in an emergency: no vote and no window, but a permission, a reason and a passkey, and a
 * policy that allows it. Whoever holds it is revoked the normal way; until the target was read back,
 * this only waits, as the first of all who wait.
 */
export function breakGlass(
  resource: Resource,
  command: BreakGlass,
  { by, at }: Given,
): Decision<Event> {
  const { ruling, roster, durationSeconds, justification, proof, key } = command
  const { account, policy } = ruling
  if (by.kind !== 'person' || !ruling.requesterActive || isCutOff(resource, by, at))
    return refuse({ code: 'person_inactive' })
  if (!command.mayBreakGlass) return refuse({ code: 'glass_not_allowed' })
  if (isFiledAgain(resource, key, { by, at })) return accept()
  if (ruling.requesterUnclear) return refuse({ code: 'person_unclear' })
  if (ruling.resource.id !== resource.id) return refuse({ code: 'facts_stale' })
  if (ruling.resource.retired) return refuse({ code: 'resource_retired' })
  if (!account) return refuse({ code: 'account_retired' })
  if (!policy) return refuse({ code: 'no_policy' })
  const rule = policy.terms.breakGlass
  if (!rule) return refuse({ code: 'glass_unbreakable' })
  const owed = reviewOwedBy(resource, by.id)
  if (owed) {
    const reviewBy = owed.breakGlass?.reviewBy ?? at
    return refuse({ code: 'review_owed', requestId: owed.id, reviewBy })
  }
  const [minSeconds, maxSeconds] = [LIMITS.minDurationSeconds, rule.maxSeconds]
  const isWithin = durationSeconds >= minSeconds && durationSeconds <= maxSeconds
  if (!Number.isInteger(durationSeconds) || !isWithin)
    return refuse({ code: 'duration_out_of_bounds', minSeconds, maxSeconds })
  if (justification === '') return refuse({ code: 'justification_missing' })
  if (!covers(roster, [rule.tell, rule.reviewers], by.id)) return refuse({ code: 'facts_stale' })
  if (eligible(rule.reviewers, roster).every((person) => person === by.id))
    return refuse({ code: 'reviewers_unreachable' })
  const proving = glassBreaking(account.id)
  const unproved = proofRefusal(resource, proving, proof, { by, at })
  if (unproved) return refuse(unproved)

  const requestId = requestIdOf(resource.id, resource.nextRequest)
  const { sharing } = ruling.resource
  const holders = blockingLeases(resource, account, sharing).filter(isLive)
  const leftMs = LIMITS.brokenGlassSeconds * 1_000
  const revoked = holders.map(({ id: leaseId, holder, holderName }) => ({
    ...{ leaseId, holder, holderName },
  }))
  const reason = `${by.name} broke the glass: ${justification}`
  return accept<Event>(
    {
      type: 'request.filed',
      requestId,
      requester: by.id,
      requesterName: by.name,
      resourceName: ruling.resource.name,
      account,
      policy: { ...policy, terms: { ...policy.terms, steps: [] } },
      durationSeconds,
      justification,
      ticket: null,
      key,
      deadlineAt: at + leftMs,
    },
    {
      type: 'glass.broken',
      requestId,
      reviewBy: at + rule.reviewWithinSeconds * 1_000,
      deadlineAt: at + leftMs,
      revoked,
      ...spending(proving, proof),
    },
    {
      type: 'queue.joined',
      requestId,
      sharing,
      leftMs,
      deadlineAt: at + LIMITS.maxQueueSeconds * 1_000,
      isEmergency: true,
    },
    ...holders.map((lease, index) => ended(resource, lease, 'forced', reason, index)),
  )
}
