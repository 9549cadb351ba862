import type { InferOutput } from 'valibot'
import type { Trial } from '../commands/review-policies'
import type { Policy } from '../domain/policy/policy'
import { proposedId, withChange } from '../domain/policy/proposal'
import type { WhatIfBody } from '../http/schemas-policy'

const SHOWN = 100

/** The list that is tried: the one that was sent, or today's with the change; null for no such. */
export function listOf(
  { policies, change }: InferOutput<typeof WhatIfBody>,
  today: readonly Policy[],
): readonly Policy[] | null {
  if (policies)
    return policies.map(({ id, policy }, at) => ({
      ...policy,
      id: id ?? proposedId(at + 1),
      revision: 0,
    }))
  const { id = null, position = null, policy: draft = null } = change ?? {}
  return withChange(today, { id, draft, position })
}

/** A trial in the words of the API, with the newest of the requests that would go another way. */
export function trialAnswer({ turned, ...trial }: Trial) {
  return {
    ...trial,
    turned: turned.length,
    items: turned.slice(0, SHOWN).map(({ request, ...change }) => ({
      ...change,
      requestId: request.requestId,
      requesterName: request.requesterName,
      resourceName: request.target.resourceName,
      accountName: request.target.accountName,
      durationSeconds: request.durationSeconds,
      filedAt: request.filedAt,
    })),
  }
}
