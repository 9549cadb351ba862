import type { Editor } from '../db/history'
import {
  createProvider,
  findProvider,
  type ProviderInput,
  type SealedProviderRow,
  updateProvider,
} from '../db/providers'
import type { ProviderId } from '../domain/ids'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { invalidInput } from '../http/problem-input'
import { settingsOf } from '../http/settings'
import { providerContext } from '../vault/context'
import { kekOf } from '../vault/kek'
import { randomId } from '../vault/random'
import { seal } from '../vault/seal'
import { redirectUriOf } from './authorization-url'
import { mayCall } from './outgoing'
import { discover } from './provider'
import { describe } from './provider-error'

export type ProviderDraft = ProviderInput & { readonly clientSecret: string }

export type SavedProvider =
  | { readonly ok: true; readonly id: ProviderId }
  | { readonly ok: false; readonly problem: Problem }

/** Reads how the provider describes itself, seals the secret, and stores it all. */
export async function addProvider(
  env: Env,
  editor: Editor,
  { clientSecret, ...input }: ProviderDraft,
): Promise<SavedProvider> {
  if (input.issuer === settingsOf(env).issuer) return no(catalogueProblemOf(TAKEN))
  const problem = await rehearse(env, input.issuer)
  if (problem) return no(problem)
  const id = randomId('idp')
  const sealed = await sealedSecret(env, id, clientSecret)
  const written = await createProvider(env.DB, editor, { ...input, id, sealed })
  return written.ok ? written : no(catalogueProblemOf(written.problem))
}

/** A secret that is empty stays as it is stored. */
export async function changeProvider(
  env: Env,
  editor: Editor,
  id: ProviderId,
  { clientSecret, ...input }: Omit<ProviderDraft, 'issuer'>,
): Promise<SavedProvider> {
  const before = await findProvider(env.DB, id)
  if (!before) return no(catalogueProblemOf({ code: 'provider_unknown' }))
  const problem = await rehearse(env, before.issuer)
  if (problem) return no(problem)
  const sealed = clientSecret ? await sealedSecret(env, id, clientSecret) : before.sealed
  const written = await updateProvider(env.DB, editor, id, { ...input, sealed })
  return written.ok ? written : no(catalogueProblemOf(written.problem))
}

/** A provider as its administrators see it: never with its secret. */
export function providerShown(env: Env, { sealed: _sealed, ...row }: SealedProviderRow) {
  return { ...row, redirectUri: redirectUriOf(settingsOf(env), row.id) }
}

const TAKEN = { code: 'provider_taken' } as const

async function rehearse(env: Env, issuer: string): Promise<Problem | null> {
  const settings = settingsOf(env)
  if (!mayCall(issuer, settings)) {
    const message = 'An https address is expected, or one that ALLOWED_PLAIN_ORIGINS lists.'
    return invalidInput([{ field: 'issuer', message }])
  }
  try {
    await discover({ issuer }, settings)
    return null
  } catch (error) {
    return {
      status: 422,
      code: 'rehearsal_failed',
      title: 'The identity provider cannot be used',
      detail: `Nothing was saved. ${describe(error)}`,
    }
  }
}

async function sealedSecret(env: Env, id: ProviderId, secret: string): Promise<string> {
  return seal(secret, providerContext(id), await kekOf(env.KEY_ENCRYPTION_KEY))
}

function no(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
