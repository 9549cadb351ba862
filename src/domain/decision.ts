import type { Refusal } from './refusal'

/**
 * What the core answers to a command: the facts that follow, or the one reason it declines. A
 * refusal may have facts of its own, such as the refused attempt that history keeps.
 */
export type Decision<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly refusal: Refusal; readonly events: readonly Event[] }

export function accept<Event>(...events: Event[]): Decision<Event> {
  return { accepted: true, events }
}

export function refuse<Event = never>(refusal: Refusal, ...events: Event[]): Decision<Event> {
  return { accepted: false, refusal, events }
}
