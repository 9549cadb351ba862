import * as jose from 'jose'
import type { Settings } from '../http/settings'
import type { KeyFinder } from './jws'
import { fetchWithin } from './outgoing'

const known = new Map<string, KeyFinder>()

/** A provider's keys, read anew every ten minutes, and sooner where a signature names another one. */
export function keysAt(address: string, settings: Settings): KeyFinder {
  const name = [address, ...settings.allowedPlainOrigins].join(' ')
  const found = known.get(name)
  if (found) return found
  const finder = jose.createRemoteJWKSet(new URL(address), {
    [jose.customFetch]: fetchWithin(settings),
  })
  known.set(name, finder)
  return finder
}
