import type { Context } from 'hono'
import type { EventConnectionRow } from '../../db/event-connections'
import type { NewEvent } from '../../db/event-inbox'
import type { AppEnv } from '../../http/context'

/** A request of a provider, and whose connection it came to. There is no visitor, whatever came along. */
export type EventsEnv = {
  Bindings: Env
  Variables: AppEnv['Variables'] & { connection: EventConnectionRow }
}

/** The same request for what answers any. Hono's types do not see that more is set than it asks for. */
export function plain(c: Context<EventsEnv>): Context<AppEnv> {
  return c as unknown as Context<AppEnv>
}

/** What was sent, as its signature covers it. */
export type Delivery = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Alive now, the newest first. */
  readonly secrets: readonly string[]
}

/** Reads one way of sending events; throws where they are not believed. */
export type Reader = (c: Context<EventsEnv>, delivery: Delivery) => Promise<readonly NewEvent[]>
