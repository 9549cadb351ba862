import type { Event } from '../src/domain/resource/event'

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

/**
 * Reads a stored event of any shipped version as one of today. Version 1 is today's; a field that
 * only adds to it leaves the version as it is, so that the code before can still read the log.
 */
export function upcast({ version, event, sequence }: Stored): Event {
  if (version !== 1) throw new Error(`Event ${sequence} has the unknown version ${version}.`)
  const read = JSON.parse(event) as Event
  return KEYED.includes(read.type) ? ({ key: null, ...read } as Event) : read
}
