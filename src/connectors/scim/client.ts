import { type Attempt, NotYet } from '../attempt'
import { Answered } from './answer'
import { exchange, MAX_BYTES, type Reply } from './http'
import { type Resource, resourceOf } from './resource'
import { retryAfterMs } from './retry-after'
import type { Server } from './settings'
import { forgetToken, tokenFor } from './token'

export type Kind = 'Users' | 'Groups'

const LONGEST_PAUSE_MS = 5_000
const MARGIN_MS = 1_000
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** One change of RFC 7644, section 3.5.2. */
export type Operation = { readonly op: string; readonly path?: string; readonly value?: unknown }

type Sent = { readonly body?: unknown; readonly version?: string | null }

/** What can be said to one SCIM server within one call. Errors of the server throw `Answered`. */
export class Client {
  readonly #server: Server
  readonly #attempt: Attempt
  readonly #maxBytes: number

  /** `maxBytes` is how long one answer may be. */
  constructor(server: Server, attempt: Attempt, maxBytes: number = MAX_BYTES) {
    this.#server = server
    this.#attempt = attempt
    this.#maxBytes = maxBytes
  }

  async get(path: string): Promise<Reply> {
    return this.#send('GET', path)
  }

  /** Null where there is none. */
  async read(kind: Kind, id: string): Promise<Resource | null> {
    try {
      const { body, headers } = await this.get(pathOf(kind, id))
      return resourceOf(body, headers.get('etag'))
    } catch (error) {
      if (error instanceof Answered && error.status === 404) return null
      throw error
    }
  }

  async create(kind: Kind, body: unknown): Promise<Resource> {
    const reply = await this.#change('POST', `/${kind}`, { body })
    return resourceOf(reply.body, reply.headers.get('etag'))
  }

  async patch(kind: Kind, { id, version }: Resource, operation: Operation): Promise<void> {
    const body = { schemas: [PATCH], Operations: [operation] }
    await this.#change('PATCH', pathOf(kind, id), { body, version })
  }

  /** Everything that was read goes back, but for what is the server's own. */
  async replace(kind: Kind, { id, version, said }: Resource, changed: object): Promise<void> {
    const { meta: _meta, ...rest } = said
    await this.#change('PUT', pathOf(kind, id), { body: { ...rest, ...changed }, version })
  }

  async delete(kind: Kind, { id, version }: Resource): Promise<void> {
    await this.#change('DELETE', pathOf(kind, id), { version })
  }

  #change(method: string, path: string, sent: Sent): Promise<Reply> {
    this.#attempt.hasWritten = true
    return this.#send(method, path, sent)
  }

  async #send(method: string, path: string, sent: Sent = {}): Promise<Reply> {
    const { base, access } = this.#server
    let mayRenew = true
    for (;;) {
      const token = await tokenFor(access, this.#attempt)
      const request = outgoing(method, token, sent)
      const reply = await exchange(base + path, request, this.#attempt, this.#maxBytes)
      if (reply.status === 429) await this.#pauseFor(reply)
      else if (reply.status === 401 && mayRenew && forgetToken(access, token)) mayRenew = false
      else return accepted(reply)
    }
  }

  /** A short pause is waited for, a long one is left to the next call. */
  async #pauseFor({ headers }: Reply): Promise<void> {
    const waitMs = retryAfterMs(headers.get('retry-after'))
    const seconds = Math.ceil(waitMs / 1_000)
    if (waitMs > LONGEST_PAUSE_MS || waitMs + MARGIN_MS > this.#attempt.remainingMs())
      throw new NotYet(`The server asks to come again in ${seconds} s [429].`)
    await this.#attempt.pause(waitMs)
  }
}

function accepted(reply: Reply): Reply {
  if (reply.status >= 400) throw new Answered(reply)
  return reply
}

function outgoing(method: string, token: string, { body, version }: Sent) {
  return {
    method,
    headers: {
      accept: 'application/scim+json, application/json',
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      ...(version && { 'if-match': version }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}

function pathOf(kind: Kind, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`
}
