import type { Target } from '../account'
import type { AskerId, GroupId, RequestId } from '../ids'
import type { NameOf } from './difference/phrases'
import { termsDifference } from './difference/terms'
import type { Policy } from './policy'
import { governing, type PolicyIndex } from './policy-index'

/** A request of the past, and what policies look at in it today. */
export type Past = {
  readonly requestId: RequestId
  readonly person: AskerId
  readonly groups: readonly GroupId[]
  readonly target: Target
  readonly durationSeconds: number
}

/** A request that would go another way under the proposed policies. */
export type Turned<Request extends Past> = {
  readonly request: Request
  readonly before: string | null
  readonly after: string | null
  /** What would be different, in sentences. */
  readonly sentences: readonly string[]
}

type Compared = Map<Policy, Map<Policy, readonly string[]>>

/**
 * Which requests would go another way if they were filed now under the proposed policies, compared
 * with those of today: refused or not, and what would be demanded. A policy that demands the same
 * under another name is the same way.
 */
export function whatIf<Request extends Past>(
  today: PolicyIndex,
  proposed: PolicyIndex,
  requests: readonly Request[],
  nameOf: NameOf,
): readonly Turned<Request>[] {
  const demands: Compared = new Map()
  return requests.flatMap((request) => {
    const [before, after] = [governing(today, request), governing(proposed, request)]
    if (before === after) return []
    const sentences = refusals(before, after, request) ?? demandsOf(demands, before, after, nameOf)
    if (sentences.length === 0) return []
    return [{ request, before: before?.name ?? null, after: after?.name ?? null, sentences }]
  })
}

/** Null where it is refused under neither, and the terms have to be compared. */
function refusals(
  before: Policy | null,
  after: Policy | null,
  { durationSeconds }: Past,
): readonly string[] | null {
  const [once, now] = [refusalOf(before, durationSeconds), refusalOf(after, durationSeconds)]
  if (!once && !now) return null
  if (once === now) return []
  if (now) return [`Refused: ${now}.`]
  return [`Not refused any more, as it is today: ${once}.`]
}

function refusalOf(policy: Policy | null, seconds: number): string | null {
  if (!policy) return 'no policy matches'
  const { minSeconds, maxSeconds } = policy.terms.duration
  if (seconds > maxSeconds) return 'the duration is too long'
  return seconds < minSeconds ? 'the duration is too short' : null
}

/** Many requests come under the same two policies, which are compared once. */
function demandsOf(
  known: Compared,
  before: Policy | null,
  after: Policy | null,
  nameOf: NameOf,
): readonly string[] {
  if (!before || !after) return []
  const others = known.get(before) ?? new Map<Policy, readonly string[]>()
  known.set(before, others)
  const found = others.get(after)
  if (found) return found
  // What is offered on the form changes nothing for a request that says how long.
  const { duration } = after.terms
  const sentences = termsDifference({ ...before.terms, duration }, after.terms, nameOf)
  others.set(after, sentences)
  return sentences
}
