import type { Actor } from '../domain/actor'
import type { PersonId } from '../domain/ids'
import type { Allowed } from '../domain/permission/may'
import type { TokenUse } from '../domain/token'

/** The signed-in person behind a request, looked up anew each time. */
export type Visitor = Allowed & {
  readonly personId: PersonId
  readonly displayName: string
  readonly email: string | null
  /** SHA-256 of the session cookie or the token, in hex: proofs are bound to it. */
  readonly sessionHash: string
  /** What they came with in place of a session: it limits what they may. */
  readonly token?: TokenUse
}

/** Something that went wrong, for a person to read. */
export type Failure = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly traceId?: string
}

export type AppEnv = {
  Bindings: Env
  Variables: {
    /** Random, in every log line and in 5xx answers, so that people can be matched with logs. */
    traceId: string
    /** Set by `identify`; null for strangers. */
    visitor: Visitor | null
    /** What scripts and styles of this answer carry, so that the browser takes them. */
    secureHeadersNonce?: string
    /** Answers with a page that says what went wrong; the site map says how pages look. */
    showFailure: (failure: Failure) => Promise<Response>
  }
}

export function actorOf(visitor: Visitor): Actor {
  return { kind: 'person', id: visitor.personId, name: actorName(visitor) }
}

/** As history names them: with the token that they came with. */
export function actorName({ displayName, token }: Visitor): string {
  return token ? `${displayName} (token ${token.name})` : displayName
}
