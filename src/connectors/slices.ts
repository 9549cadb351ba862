import type { Answer, Inspection, TargetCall } from './connector'

/** Where slices are all there is, nothing is done at the target to open it. */
export function openedForSlices({ lease: { endsAt } }: TargetCall): Answer {
  if (Date.now() >= endsAt) return { outcome: 'refused', message: 'The lease has already ended.' }
  return { outcome: 'done', evidence: `It can be used until ${instant(endsAt)}.` }
}

/** Where no target confirms anything, what was issued has to run out. `what` as in `certificate`. */
export function ranOut({ lease: { issuedUntil } }: TargetCall, what: string): Answer {
  if (!issuedUntil) return { outcome: 'already', evidence: `No ${what} was issued.` }
  const at = instant(issuedUntil)
  if (Date.now() >= issuedUntil)
    return { outcome: 'done', evidence: `The last ${what} ran out at ${at}.` }
  return { outcome: 'wait', until: issuedUntil, message: `The last ${what} runs out at ${at}.` }
}

export function whatLives(call: TargetCall, what: string): Inspection {
  const answer = ranOut(call, what)
  return 'evidence' in answer
    ? { outcome: 'clean', evidence: answer.evidence }
    : { outcome: 'held', evidence: answer.message }
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
