import type { Context } from 'hono'
import { EventRefused, malformed } from './event-refused'
import type { Delivery, EventsEnv } from './events-env'

const JSON_TYPE = /^application\/([a-z.]+\+)?json\s*(;|$)/i

/** JSON in UTF-8, said to be JSON. */
export function jsonIn(c: Context<EventsEnv>, { bytes }: Delivery): unknown {
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw new EventRefused(415, 'unsupported_media_type', 'Send application/json.')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    throw malformed('The body could not be read as JSON.')
  }
}
