import type { Effect } from '../src/domain/resource/effect'
import type { Event } from '../src/domain/resource/event'

export const EVENT_VERSION = 1
export const EFFECT_VERSION = 1

export type StoredEffect = {
  readonly id: number
  readonly version: number
  readonly effect: string
}

export type Stored = {
  readonly sequence: number
  readonly at: number
  readonly version: number
  readonly actor: string
  readonly event: string
}

const KEYED: readonly Event['type'][] = [
  'request.filed',
  'step.approved',
  'request.rejected',
  'lease.checked_out',
]

/** A refused attempt from before they were counted. */
const UNCOUNTED = { personId: null, isLastKept: false }

/**
 * Reads a stored event of any shipped version as one of today. Version 1 is today's; a field that
 * only adds to it leaves the version as it is, so that the code before can still read the log.
 */
export function upcast({ version, event, sequence }: Stored): Event {
  if (version !== EVENT_VERSION)
    throw new Error(`Event ${sequence} has the unknown version ${version}.`)
  const read = JSON.parse(event) as Event
  if (read.type === 'attempt.refused') return { ...UNCOUNTED, ...read }
  return KEYED.includes(read.type) ? ({ key: null, ...read } as Event) : read
}

/** The same for an effect that is still owed. */
export function upcastEffect({ version, effect, id }: StoredEffect): Effect {
  if (version !== EFFECT_VERSION)
    throw new Error(`Effect ${id} has the unknown version ${version}.`)
  return JSON.parse(effect) as Effect
}
