import { expect } from 'vitest'
import type { CheckOut } from '../../src/domain/resource/command'
import type { Event } from '../../src/domain/resource/event'
import type { Request, Resource } from '../../src/domain/resource/state'
import { must, type Passage } from './invariants'

type Broken = Extract<Event, { type: 'glass.broken' }>

/** By whoever may, with a passkey and a reason, and never by somebody who still owes a review. */
export function isRightlyBroken(event: Broken, known: Resource, { command, by }: Passage): void {
  if (command.type !== 'break_glass') throw new Error('Glass was broken by nobody.')
  const request = known.requests.get(event.requestId)
  must(command.mayBreakGlass && command.justification !== '', 'who may, and says why')
  must(command.ruling.policy?.terms.breakGlass != null, 'where the policy has it')
  expect(event.proof, 'with a passkey').toMatchObject({ method: 'passkey' })
  expect(by).toMatchObject({ kind: 'person', id: request?.requester })
  const owed = [...known.requests.values()].filter(
    ({ requester, breakGlass }) => requester === request?.requester && breakGlass?.review === null,
  )
  must(owed.length === 0, 'who owes a review breaks no glass')
}

/** Nobody voted, so what counts is the emergency's own limit, and that nobody else is in. */
export function isRightfulEmergency(
  taken: Extract<Event, { type: 'lease.checked_out' }>,
  request: Request,
  { ruling, mayBreakGlass }: CheckOut,
  at: number,
): void {
  const most = ruling.policy?.terms.breakGlass?.maxSeconds ?? 0
  must(mayBreakGlass === true, 'who may not any more takes nothing')
  const seconds = Math.min(request.durationSeconds, most)
  expect(taken.endsAt - at, 'the shorter limit counts').toBe(seconds * 1_000)
}

/** All that still happens to a settled request is the review that it owes, once. */
export function isOnlyReviewed(before: Request, now: Request | undefined): boolean {
  const { breakGlass } = before
  if (!now?.breakGlass || !breakGlass || breakGlass.review !== null || now === before) return false
  expect({ ...now, breakGlass }, 'only the review is added').toEqual(before)
  return true
}
