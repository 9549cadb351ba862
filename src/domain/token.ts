import type { TokenId } from './ids'
import type { Allowed } from './permission/may'
import { coversScope, type Reach, type Scope } from './permission/scope'

/**
 * What an API token may be good for. To decide, to manage and to make more tokens are not among
 * them: a token is what a script keeps, and says nothing about who runs it.
 */
export const TOKEN_VERBS = {
  read: 'See what is one’s own: requests, leases, what can be asked for',
  ask: 'Ask for access, and withdraw what was asked',
  'check-out': 'Take access that was approved',
  credential: 'Get the secret, certificate or token of a lease',
  'check-in': 'Give access back',
  extend: 'Ask for more time',
  audit: 'Read history, and every request and lease, as far as one may',
} as const

export type TokenVerb = keyof typeof TOKEN_VERBS

export const ALL_TOKEN_VERBS = Object.keys(TOKEN_VERBS) as readonly TokenVerb[]

/** What a machine's may be good for: it has no permissions, so that there is nothing to audit with. */
export const MACHINE_VERBS = [
  'read',
  'ask',
  'check-out',
  'credential',
  'check-in',
  'extend',
] as const

/** The token that somebody came with. */
export type TokenUse = {
  readonly id: TokenId
  readonly name: string
  readonly verbs: readonly TokenVerb[]
  /** Null for all resources. */
  readonly scope: Scope | null
}

/** Of what its person may, what is left: to read, where it is good for that, within its scope. */
export function allowedWith(
  { verbs, scope }: TokenUse,
  { permissions, limited }: Allowed,
): Allowed {
  const kept = verbs.includes('audit') ? (['read-history', 'see-status'] as const) : []
  const everywhere = kept.filter((permission) => permissions.includes(permission))
  if (!scope) {
    const theirs = limited.filter((each) => kept.some((one) => each.permissions.includes(one)))
    const read = theirs.map((each) => ({ ...each, permissions: ['read-history'] as const }))
    return { permissions: everywhere, limited: read }
  }
  const isTheirs = limited.some(
    (each) => each.permissions.includes('read-history') && coversScope(each.scope, scope),
  )
  const reads = verbs.includes('audit') && (permissions.includes('read-history') || isTheirs)
  return { permissions: [], limited: reads ? [{ permissions: ['read-history'], scope }] : [] }
}

/** The resources that somebody may have to do with, by the token they came with. */
export function reachOfToken(token: TokenUse | undefined): Reach {
  return token?.scope ? [token.scope] : 'everything'
}
