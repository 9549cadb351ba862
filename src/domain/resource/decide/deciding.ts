import type { PersonId, RequestId } from '../../ids'
import type { Step } from '../../policy/policy'
import { namedBy } from '../../policy/rings'
import { covers, gainsBy, type Roster } from '../../policy/roster'
import type { Refusal } from '../../refusal'
import { currentStep } from '../approvals'
import { isCutOff } from '../cut-off'
import type { Given } from '../decide'
import { type Right, rightsOf } from '../rights'
import type { Request, Resource } from '../state'

export type Deciding =
  | { readonly refusal: Refusal }
  | {
      readonly refusal: null
      readonly request: Request
      readonly approver: { readonly id: PersonId; readonly name: string }
      /** By which rights they may decide, at least one. */
      readonly rights: readonly Right[]
      readonly index: number
      readonly step: Step
    }

/**
 * What approving and rejecting have in common: a pending request, a person who gains nothing by
 * it, and eligibility for the step that is open now, read from today's directory.
 */
export function deciding(
  resource: Resource,
  { requestId, roster }: { readonly requestId: RequestId; readonly roster: Roster },
  { by, at }: Given,
): Deciding {
  const request = resource.requests.get(requestId)
  if (!request) return { refusal: { code: 'request_unknown', requestId } }
  if (request.stage !== 'pending')
    return { refusal: { code: 'request_settled', requestId, stage: request.stage } }
  const index = currentStep(request.steps, request.votes)
  const step = index === null ? undefined : request.steps[index]
  if (index === null || !step) return { refusal: { code: 'facts_stale' } }
  if (by.kind !== 'person')
    return { refusal: { code: 'not_an_approver', step: index, stepName: step.name } }
  if (isCutOff(resource, by, at)) return { refusal: { code: 'person_inactive' } }
  if (by.id === request.requester) return { refusal: { code: 'self_approval' } }
  if (!covers(roster, namedBy(request.steps), request.requester))
    return { refusal: { code: 'facts_stale' } }
  if (gainsBy(roster, by.id)) return { refusal: { code: 'self_approval' } }
  const rights = rightsOf(request, { index, step }, by.id, roster, at)
  if ('code' in rights) return { refusal: rights }
  return { refusal: null, request, approver: by, rights, index, step }
}
