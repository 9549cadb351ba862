import { isAsker } from '../../actor'
import type { Decision } from '../../decision'
import { accept, refuse } from '../../decision'
import { requestIdOf } from '../../ids'
import { LIMITS } from '../../limits'
import { needsJustification, type PolicyPin } from '../../policy/policy'
import { namedBy } from '../../policy/rings'
import { covers } from '../../policy/roster'
import { ticketRefusal } from '../../policy/ticket'
import { emptySeats, strandedStep } from '../approvals'
import { budgeting } from '../budgets'
import type { OpenRequest } from '../command'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import type { Event } from '../event'
import { isFiledAgain } from '../given-again'
import { filing, proofRefusal, spending } from '../proof'
import { isSettled, type Resource } from '../state'
import { usableUntil } from '../usable-until'

/**
 * Files a request, pinned to the policy of this moment. Whatever could never be approved is
 * refused here: no policy, no reachable approvers, a duration that does not fit.
 */
export function openRequest(
  resource: Resource,
  command: OpenRequest,
  { by, at }: Given,
): Decision<Event> {
  const { ruling, roster, durationSeconds, justification, ticket, key } = command
  const { account, policy } = ruling
  if (!isAsker(by) || !ruling.requesterActive || isCutOff(resource, by, at))
    return refuse({ code: 'person_inactive' })
  if (isFiledAgain(resource, key, { by, at })) return accept()
  if (ruling.resource.retired) return refuse({ code: 'resource_retired' })
  if (!account) return refuse({ code: 'account_retired' })
  if (ruling.resource.id !== resource.id) return refuse({ code: 'facts_stale' })
  if (!policy) return refuse({ code: 'no_policy' })
  const { terms } = policy
  if (!fits(durationSeconds, policy))
    return refuse({
      code: 'duration_out_of_bounds',
      minSeconds: terms.duration.minSeconds,
      maxSeconds: Math.min(terms.duration.maxSeconds, LIMITS.maxDurationSeconds),
    })
  if (needsJustification(terms) && justification === '')
    return refuse({ code: 'justification_missing' })
  const unticketed = ticketRefusal(terms, ticket, command.ticketAnswer)
  if (unticketed) return refuse(unticketed)
  const taking = { resourceId: resource.id, policyId: policy.id, seconds: durationSeconds, at }
  const spent = budgeting([policy], command.uses, taking)
  if (spent.refusal) return refuse(spent.refusal)
  const steps = [...terms.steps, ...spent.steps]
  if (!covers(roster, namedBy(steps), by.id)) return refuse({ code: 'facts_stale' })
  const stranded = strandedStep(emptySeats(steps, [], roster, [by.id]))
  if (stranded !== null)
    return refuse({
      code: 'approvers_unreachable',
      step: stranded,
      stepName: steps[stranded]?.name ?? '',
    })
  const open = [...resource.requests.values()].filter(
    ({ requester, stage }) => requester === by.id && !isSettled(stage),
  )
  if (open.length >= LIMITS.openRequestsPerPersonAndResource)
    return refuse({
      code: 'too_many_open_requests',
      limit: LIMITS.openRequestsPerPersonAndResource,
    })

  const proving = filing(account.id, policy)
  const unproved = proofRefusal(resource, proving, command.proof, { by, at })
  if (unproved) return refuse(unproved)

  const requestId = requestIdOf(resource.id, resource.nextRequest)
  const isAutomatic = steps.length === 0
  const pinned = spent.steps.length === 0 ? policy : { ...policy, terms: { ...terms, steps } }
  return accept<Event>(
    {
      type: 'request.filed',
      requestId,
      requester: by.id,
      requesterName: by.name,
      resourceName: ruling.resource.name,
      account,
      policy: pinned,
      durationSeconds,
      justification,
      ticket,
      key,
      deadlineAt: at + terms.pendingSeconds * 1_000,
      ...spending(proving, command.proof),
    },
    isAutomatic
      ? {
          type: 'request.approved',
          requestId,
          deadlineAt: usableUntil(policy, at),
          isAutomatic,
        }
      : { type: 'step.opened', requestId, step: 0 },
  )
}

function fits(durationSeconds: number, { terms: { duration } }: PolicyPin): boolean {
  const maxSeconds = Math.min(duration.maxSeconds, LIMITS.maxDurationSeconds)
  return (
    Number.isInteger(durationSeconds) &&
    durationSeconds >= duration.minSeconds &&
    durationSeconds <= maxSeconds
  )
}
