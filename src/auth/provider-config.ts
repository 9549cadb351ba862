import {
  findProvider,
  findProviderOf,
  listProviders,
  type SealedProviderRow,
} from '../db/providers'
import type { ReadProvider } from '../db/reconciliations'
import type { ClaimNames } from '../db/tables/providers'
import type { ProviderId } from '../domain/ids'
import { FIRST_PROVIDER } from '../domain/provider'
import { type Settings, settingsOf } from '../http/settings'
import { providerContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { open } from '../vault/seal'

export const FIRST = FIRST_PROVIDER

/** How to speak to an identity provider, and how to read what it says. */
export type ProviderConfig = {
  readonly id: ProviderId
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly claims: ClaimNames
}

export type ProviderChoice = Pick<ProviderConfig, 'id' | 'name'>

/** Those that people can choose between, the one of the settings first. */
export async function providerChoices(env: Env): Promise<readonly ProviderChoice[]> {
  const others = await listProviders(env.DB)
  return [firstProvider(settingsOf(env)), ...others].map(({ id, name }) => ({ id, name }))
}

/** Null where there is none, or none any more. */
export async function providerNamed(env: Env, id: ProviderId): Promise<ProviderConfig | null> {
  if (id === FIRST) return firstProvider(settingsOf(env))
  const row = await findProvider(env.DB, id)
  return row && opened(env, row)
}

export async function providerWith(env: Env, issuer: string): Promise<ProviderConfig | null> {
  const first = firstProvider(settingsOf(env))
  if (issuer === first.issuer) return first
  const row = await findProviderOf(env.DB, issuer)
  return row && opened(env, row)
}

/** Whose subjects can be read at a provider, and what they are made of; null where there is none. */
export async function readProvider(env: Env, id: ProviderId): Promise<ReadProvider | null> {
  const row = id === FIRST ? firstProvider(settingsOf(env)) : await findProvider(env.DB, id)
  if (!row) return null
  const { issuer, name, claims } = row
  return {
    providerId: id,
    issuer,
    providerName: id === FIRST ? new URL(issuer).host : name,
    subjectClaims: claims.subject,
  }
}

function firstProvider(settings: Settings): ProviderConfig {
  const { issuer, clientId, clientSecret, subjectClaims: subject, groupsClaim: groups } = settings
  const claims = { subject, name: null, email: null, groups }
  return { id: FIRST, name: 'your organisation', issuer, clientId, clientSecret, claims }
}

async function opened(env: Env, row: SealedProviderRow): Promise<ProviderConfig> {
  const { id, name, issuer, clientId, claims, sealed } = row
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const clientSecret = await open(sealed, providerContext(id), keys)
  return { id, name, issuer, clientId, clientSecret, claims }
}
