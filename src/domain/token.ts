import type { TokenId } from './ids'
import type { Allowed } from './permission/may'
import { isByResource, type Permission } from './permission/permission'
import { coversScope, type Reach, type Scope } from './permission/scope'

/**
 * What an API token may be good for. To decide and to make more tokens are not among them: a token is
 * what a script keeps, and says nothing about who runs it. To manage is only by a file as a whole.
 */
export const TOKEN_VERBS = {
  read: 'See what is one’s own: requests, leases, what can be asked for',
  ask: 'Ask for access, and withdraw what was asked',
  'check-out': 'Take access that was approved',
  credential: 'Get the secret, certificate or token of a lease',
  'check-in': 'Give access back',
  extend: 'Ask for more time',
  audit: 'Read history, and every request and lease, as far as one may',
  plan: 'Export the configuration, and see what a file would change',
  apply: 'Change the configuration by a file, as far as one may',
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

export type MachineVerb = (typeof MACHINE_VERBS)[number]

export function isMachineVerb(verb: TokenVerb | null): verb is MachineVerb {
  return MACHINE_VERBS.some((each) => each === verb)
}

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
  const kept = keptBy(verbs)
  const everywhere = kept.filter((permission) => permissions.includes(permission))
  if (!scope) {
    const theirs = limited.map((each) => ({ ...each, permissions: both(kept, each.permissions) }))
    return {
      permissions: everywhere,
      limited: theirs.filter((each) => each.permissions.length > 0),
    }
  }
  // What is about no resource is for no scope either.
  const within = kept.filter(isByResource).filter((permission) => {
    const theirs = limited.filter((each) => each.permissions.includes(permission))
    return permissions.includes(permission) || theirs.some((each) => coversScope(each.scope, scope))
  })
  return { permissions: [], limited: within.length > 0 ? [{ permissions: within, scope }] : [] }
}

const CONFIGURING: readonly Permission[] = [
  ...(['manage-directory', 'manage-connectors', 'manage-resources', 'manage-policies'] as const),
]

/** The permissions that a token can need at all; no route but those of its verbs takes it. */
function keptBy(verbs: readonly TokenVerb[]): readonly Permission[] {
  const reads: readonly Permission[] = verbs.includes('audit') ? ['read-history', 'see-status'] : []
  const isConfiguring = verbs.includes('plan') || verbs.includes('apply')
  return isConfiguring ? [...reads, ...CONFIGURING] : reads
}

function both(some: readonly Permission[], others: readonly Permission[]): readonly Permission[] {
  return some.filter((permission) => others.includes(permission))
}

/** The resources that somebody may have to do with, by the token they came with. */
export function reachOfToken(token: TokenUse | undefined): Reach {
  return token?.scope ? [token.scope] : 'everything'
}
