import { reachOf } from './reach'
import { webOriginOf } from './web-origin'

/**
 * The origin of a push service that may be called, from an address that a browser gave out; null
 * for every other address. `plainOrigins` is the setting of that name.
 */
export function pushServiceOf(endpoint: string, plainOrigins: string): string | null {
  const origin = webOriginOf(endpoint)
  if (!origin) return null
  const plain = plainOrigins.split(/\s+/).filter(Boolean)
  const { isAllowed } = reachOf(origin, origin.startsWith('http:'), { plain, private: [] })
  return isAllowed ? origin : null
}
