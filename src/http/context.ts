import { type Actor, askerAs } from '../domain/actor'
import { type AskerId, isPersonId, type PersonId } from '../domain/ids'
import type { Language } from '../domain/language'
import type { Allowed } from '../domain/permission/may'
import type { TokenUse } from '../domain/token'

/** Whoever is behind a request, a person or a machine, looked up anew each time. */
export type Caller = Allowed & {
  readonly personId: AskerId
  readonly displayName: string
  readonly email: string | null
  /** What they have chosen to read; null where they left it to their browser. */
  readonly language?: Language | null
  /** SHA-256 of the session cookie or the token, in hex: proofs are bound to it. */
  readonly sessionHash: string
  /** What they came with in place of a session: it limits what they may. */
  readonly token?: TokenUse
}

/** The signed-in person behind a request. Whatever a machine may not do takes this and no `Caller`. */
export type Visitor = Caller & { readonly personId: PersonId }

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
    visitor: Caller | null
    /** What the browser says that its user reads best, of what there is. */
    language?: string
    /** What scripts and styles of this answer carry, so that the browser takes them. */
    secureHeadersNonce?: string
    /** Answers with a page that says what went wrong; the site map says how pages look. */
    showFailure: (failure: Failure) => Promise<Response>
  }
}

/** Null for strangers and for machines. */
export function personIn(caller: Caller | null): Visitor | null {
  return caller && isPersonId(caller.personId) ? { ...caller, personId: caller.personId } : null
}

export function actorOf(caller: Caller): Actor {
  return askerAs(caller.personId, actorName(caller))
}

/** As history names them: with the token that they came with. */
export function actorName({ displayName, token }: Caller): string {
  return token ? `${displayName} (token ${token.name})` : displayName
}
