import type { Event } from '../src/domain/resource/event'

export type Stored = {
  readonly sequence: number
  readonly at: number
  readonly version: number
  readonly actor: string
  readonly event: string
}

/** Reads a stored event of any shipped version as one of today. Version 1 is today's. */
export function upcast({ version, event, sequence }: Stored): Event {
  if (version !== 1) throw new Error(`Event ${sequence} has the unknown version ${version}.`)
  return JSON.parse(event) as Event
}
