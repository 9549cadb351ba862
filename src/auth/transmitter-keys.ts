import * as v from 'valibot'
import type { Settings } from '../http/settings'
import type { KeyFinder } from './jws'
import { fetchWithin, mayCall } from './outgoing'
import { keysAt } from './provider-keys'

const KEPT_MS = 5 * 60_000
const WELL_KNOWN = '/.well-known/ssf-configuration'

const Metadata = v.looseObject({ issuer: v.string(), jwks_uri: v.string() })

const known = new Map<string, { readonly jwksUri: string; readonly until: number }>()

/** Whoever signs security events, and where its keys are, unless it says so itself. */
export type Transmitter = { readonly issuer: string; readonly jwksUri: string | null }

/** Its keys cannot be read just now: nothing is known of what it signed, and it should come again. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable'
}

/** The keys of a transmitter, which it names in its metadata (Shared Signals 1.0 section 7.2). */
export async function transmitterKeys(
  { issuer, jwksUri }: Transmitter,
  settings: Settings,
): Promise<KeyFinder> {
  const address = jwksUri ?? (await discovered(issuer, settings))
  if (!mayCall(address, settings)) throw new KeysUnreachable('Its keys are at no allowed address.')
  return keysAt(address, settings)
}

async function discovered(issuer: string, settings: Settings): Promise<string> {
  const found = known.get(issuer)
  if (found && found.until > Date.now()) return found.jwksUri
  const jwksUri = await discover(issuer, settings)
  known.set(issuer, { jwksUri, until: Date.now() + KEPT_MS })
  return jwksUri
}

/** Section 7.2.1: the well-known part goes between the host and the path of the issuer. */
async function discover(issuer: string, settings: Settings): Promise<string> {
  const { origin, pathname } = new URL(issuer)
  const address = `${origin}${WELL_KNOWN}${pathname.replace(/\/$/, '')}`
  const said = await readJson(address, settings)
  const metadata = v.safeParse(Metadata, said)
  if (!metadata.success || metadata.output.issuer !== issuer)
    throw new KeysUnreachable('The transmitter does not describe itself as the standard says.')
  return metadata.output.jwks_uri
}

async function readJson(address: string, settings: Settings): Promise<unknown> {
  try {
    const response = await fetchWithin(settings)(address, { redirect: 'manual' })
    if (response.status !== 200) throw new Error(`It answers ${response.status}.`)
    return await response.json()
  } catch (error) {
    throw new KeysUnreachable(`The transmitter cannot be reached. ${String(error)}`)
  }
}
