import { judgeHost } from './host'

/** Where an administrator let connectors go although it is near, or not encrypted. */
export type Allowed = {
  /** Origins that may be reached without TLS, wherever they are. */
  readonly plain: readonly string[]
  /** Origins with private addresses that may be reached with TLS. */
  readonly private: readonly string[]
}

/** Both settings, as they are written: origins with spaces between. */
export function allowedIn(plain: string | undefined, near: string | undefined): Allowed {
  return { plain: listed(plain), private: listed(near) }
}

function listed(origins = ''): readonly string[] {
  return origins.split(/\s+/).filter(Boolean)
}

export type Reach =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false
      readonly why: 'odd' | 'plain' | 'private'
      readonly problem: string
    }

/**
 * Whether a connector may be saved with this origin, such as `https://scim.example`. Loopback,
 * private and link-local addresses, and every way without TLS, count only where listed exactly.
 */
export function reachOf(origin: string, isPlain: boolean, allowed: Allowed): Reach {
  const host = hostOf(origin)
  if (host === null) return no('odd', 'The address is not a scheme, a host and a port.')
  const judged = judgeHost(host)
  if (judged.kind === 'odd') return no('odd', judged.problem)
  if (allowed.plain.includes(origin)) return { isAllowed: true }
  if (isPlain)
    return no(
      'plain',
      `Use TLS; or, where the way to this target is safe without it, add ${origin} to the setting ALLOWED_PLAIN_ORIGINS and deploy.`,
    )
  if (judged.kind === 'public' || allowed.private.includes(origin)) return { isAllowed: true }
  return no(
    'private',
    `This address is not on the public internet; if it is meant, add ${origin} to the setting ALLOWED_PRIVATE_ORIGINS and deploy.`,
  )
}

/** The host as it was written, which `URL` would already have made another. */
function hostOf(origin: string): string | null {
  const found = /^[a-z][a-z0-9+.-]*:\/\/(\[[^\]/@]*\]|[^/@:?#\\\s]+)(?::\d{1,5})?$/.exec(origin)
  return found?.[1] ?? null
}

function no(why: 'odd' | 'plain' | 'private', problem: string): Reach {
  return { isAllowed: false, why, problem }
}
