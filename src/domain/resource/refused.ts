import { isAsker } from '../actor'
import type { Decision } from '../decision'
import type { AskerId } from '../ids'
import { LIMITS } from '../limits'
import type { Command } from './command'
import type { Given } from './decide'
import type { Event } from './event'
import type { Resource } from './state'

const REMEMBERED: readonly Command['type'][] = [
  'open_request',
  'approve',
  'reject',
  'withdraw_vote',
  'reassign',
  'cancel',
  'check_out',
  'extend',
  'join_queue',
  'ask_back',
  'hand_over',
  'break_glass',
  'sign_review',
  'check_in',
  'force_revoke',
  'force_close',
  'show_credential',
  'issue_slice',
  'confirm_by_hand',
]

type Refused = Extract<Decision<Event>, { accepted: false }>
type Attempt = Extract<Event, { type: 'attempt.refused' }>

/** Refused attempts of one person that were kept, and when the first of them was. */
export type Attempts = { readonly since: number; readonly count: number }

const WINDOW_MS = LIMITS.refusedAttemptsSeconds * 1_000

/**
 * Adds the refused attempt of a person to what history will keep: so many within an hour, the last
 * of which says so, or anybody could fill the log of a resource.
 */
export function rememberRefusal(
  resource: Resource,
  command: Command,
  refused: Refused,
  { by, at }: Given,
): Refused {
  if (!REMEMBERED.includes(command.type)) return refused
  const personId = isAsker(by) ? by.id : null
  const left = LIMITS.refusedAttemptsKept - keptOf(resource, personId, at).count
  if (left <= 0) return refused
  const attempt: Event = {
    type: 'attempt.refused',
    verb: command.type,
    code: refused.refusal.code,
    requestId: 'requestId' in command ? command.requestId : null,
    leaseId: 'leaseId' in command ? command.leaseId : null,
    personId,
    isLastKept: left === 1,
  }
  return { ...refused, events: [...refused.events, attempt] }
}

/** Counts one more, and forgets whoever has been quiet for an hour. */
export function countRefusal(resource: Resource, { personId }: Attempt, at: number): Resource {
  if (personId === null) return resource
  const { since, count } = keptOf(resource, personId, at)
  const recent = [...resource.attempts].filter(([, each]) => isRecent(each, at))
  return { ...resource, attempts: new Map(recent).set(personId, { since, count: count + 1 }) }
}

function keptOf({ attempts }: Resource, personId: AskerId | null, at: number): Attempts {
  const kept = personId === null ? undefined : attempts.get(personId)
  return kept && isRecent(kept, at) ? kept : { since: at, count: 0 }
}

function isRecent({ since }: Attempts, at: number): boolean {
  return at - since < WINDOW_MS
}
