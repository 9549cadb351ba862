import { reachOf } from './reach'
import { webOriginOf } from './web-origin'

export type PushReach = { readonly PUBLIC_URL: string; readonly ALLOWED_PLAIN_ORIGINS: string }

/**
 * The origin of a push service that may be called, from an address that a browser gave out; null
 * for every other address. Anybody who is signed in may give one, so that what administrators
 * allow for targets does not count here, except where all of Hallpass runs on one's own machine.
 */
export function pushServiceOf(
  endpoint: string,
  { PUBLIC_URL, ALLOWED_PLAIN_ORIGINS }: PushReach,
): string | null {
  const origin = webOriginOf(endpoint)
  if (!origin) return null
  const isLocal = PUBLIC_URL.startsWith('http:')
  const plain = isLocal ? ALLOWED_PLAIN_ORIGINS.split(/\s+/).filter(Boolean) : []
  const { isAllowed } = reachOf(origin, origin.startsWith('http:'), { plain, private: [] })
  return isAllowed ? origin : null
}
