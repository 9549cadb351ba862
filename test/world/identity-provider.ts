import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { type Configuration, interactionPolicy, type JWK, Provider } from 'oidc-provider'
import { ACR, answerInteraction, isMfaOnly } from './identity-interaction.ts'
import { problemPage, signOutPage } from './identity-pages.ts'
import { memoryStore } from './identity-store.ts'
import { keep } from './keep.ts'
import { closeAll, listenOnLoopback } from './loopback.ts'
import type { WorldPerson } from './people.ts'

export type IdentityFacts = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export type IdentityProviderOptions = {
  readonly port: number
  readonly productUrl: string
  readonly dataDir: string
  readonly people: readonly WorldPerson[]
}

type Kept = {
  readonly clientSecret: string
  readonly cookieKey: string
  readonly jwk: JsonWebKey
}

/** A real OpenID provider. Its keys outlive a restart; its sessions do not. */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<IdentityFacts & { stop(): Promise<void> }> {
  const { port, people } = options
  const kept = keep<Kept>(options.dataDir, 'identity-provider', makeKeys)
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, configuration(options, kept))
  const answer = provider.callback()
  const servers = await listenOnLoopback(
    () =>
      createServer((request, response) => {
        answerInteraction(provider, people, request, response)
          .then((isDone) => (isDone ? undefined : answer(request, response)))
          .catch((error: unknown) => response.writeHead(500).end(String(error)))
      }),
    port,
  )
  return {
    issuer,
    clientId: 'hallpass',
    clientSecret: kept.clientSecret,
    stop: () => closeAll(servers),
  }
}

function makeKeys(): Kept {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clientSecret: randomBytes(32).toString('base64url'),
    cookieKey: randomBytes(32).toString('base64url'),
    jwk: { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'world' },
  }
}

function configuration(
  { port, productUrl, people }: IdentityProviderOptions,
  kept: Kept,
): Configuration {
  return {
    adapter: memoryStore(),
    clients: [
      {
        client_id: 'hallpass',
        client_secret: kept.clientSecret,
        redirect_uris: [`${productUrl}/auth/callback`],
        post_logout_redirect_uris: [productUrl, `${productUrl}/`, `${productUrl}/sign-in`],
        backchannel_logout_uri: `${productUrl}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [kept.jwk as JWK] },
    pkce: { required: () => true },
    acrValues: [ACR.basic, ACR.mfa],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => accountOf(people.find((person) => person.id === id)),
    loadExistingGrant: grantEverything,
    interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy: interactions() },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form)
        },
      },
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'html'
      context.body = problemPage(`${error}: ${description ?? 'no further explanation'}`)
    },
    // Left to itself it calls no address of this machine, and the product is on one.
    fetch: (url, options) => {
      const { dispatcher: _guard, ...rest } = (options ?? {}) as { dispatcher?: unknown }
      return fetch(url, rest)
    },
    // Cookies ignore ports, so that the port in their names lets two worlds run side by side.
    cookies: {
      keys: [kept.cookieKey],
      names: {
        session: `world_${port}_session`,
        interaction: `world_${port}_interaction`,
        resume: `world_${port}_resume`,
      },
    },
    ttl: {
      Session: 14 * 86_400,
      Interaction: 3_600,
      Grant: 14 * 86_400,
      IdToken: 3_600,
      AccessToken: 3_600,
    },
  }
}

/** Asks again for `max_age=0` within the same second, and when only MFA is good enough. */
function interactions() {
  const policy = interactionPolicy.base()
  const login = policy.get('login')
  login?.checks.add(
    new interactionPolicy.Check('proof', 'a fresh proof is demanded', ({ oidc }) => {
      const levels = String(oidc.params?.acr_values ?? '').split(' ')
      const isAsked =
        Number(oidc.params?.max_age ?? Number.NaN) === 0 ||
        (isMfaOnly(levels) && oidc.session?.acr !== ACR.mfa)
      return isAsked && !oidc.result?.login
    }),
  )
  return policy
}

/** The organisation trusts its own product: nobody is asked to consent. */
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (!accountId || !clientId) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

function accountOf(person: WorldPerson | undefined) {
  if (!person) return undefined
  const { id, name, email } = person
  return { accountId: id, claims: () => ({ sub: id, name, email, email_verified: true }) }
}
