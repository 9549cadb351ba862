import { type Attempt, Refused } from '../attempt'
import { MOST_MARKED } from '../mark'
import { CODE, codeOf } from './answer'
import {
  type Attributes,
  addRequest,
  bindRequest,
  type Change,
  compareRequest,
  deleteRequest,
  type Entry,
  entryIn,
  extendedRequest,
  modifyRequest,
  searchRequest,
  TAG,
} from './protocol'
import type { Server } from './settings'
import { type Reply, Wire } from './wire'

/** A connection that is bound as Hallpass's own entry, closed when `work` is over. */
export async function withSession<T>(
  server: Server,
  attempt: Attempt,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const wire = await Wire.open(server, attempt)
  try {
    await wire.ask(bindRequest(server.bindDn, server.bindPassword))
    return await work(new Session(wire, server, attempt))
  } finally {
    wire.close()
  }
}

export class Session {
  readonly #wire: Wire
  readonly #attempt: Attempt
  readonly server: Server

  constructor(wire: Wire, server: Server, attempt: Attempt) {
    this.#wire = wire
    this.server = server
    this.#attempt = attempt
  }

  /** The entry with this DN, or null where none is shown. */
  async read(dn: string): Promise<Entry | null> {
    try {
      const request = searchRequest({ base: dn, scope: 'base', sizeLimit: 1 })
      return entriesIn(await this.#wire.ask(request))[0] ?? null
    } catch (error) {
      if (codeOf(error) === CODE.noSuchObject) return null
      throw error
    }
  }

  /** At most two of the entries at or below a base with this value. */
  async find(base: string, attribute: string, value: string): Promise<readonly Entry[]> {
    const equals = { attribute, value }
    const request = searchRequest({ base, scope: 'sub', equals, sizeLimit: 2 })
    const reply = await this.#wire.ask(request, [CODE.success, CODE.sizeLimitExceeded])
    const entries = entriesIn(reply)
    if (entries.length === 0 && reply.parts.length > 0)
      throw new Refused(`A part below ${base} is kept by another server, which is not asked.`)
    return entries
  }

  /** The entries at or below a base that have a value which begins so. */
  async findStart(
    base: string,
    attribute: string,
    start: string,
  ): Promise<{ readonly entries: readonly Entry[]; readonly isAll: boolean }> {
    const startsWith = { attribute, start }
    const request = searchRequest({ base, scope: 'sub', startsWith, sizeLimit: MOST_MARKED })
    const reply = await this.#wire.ask(request, [CODE.success, CODE.sizeLimitExceeded])
    const entries = entriesIn(reply)
    return { entries, isAll: reply.code === CODE.success && entries.length === reply.parts.length }
  }

  /** Asked so that a server which may not tell says so, and not that there is nothing. */
  async has(dn: string, attribute: string, value: string): Promise<boolean> {
    const known = [CODE.compareTrue, CODE.compareFalse, CODE.noSuchAttribute]
    const { code } = await this.#wire.ask(compareRequest(dn, attribute, value), known)
    return code === CODE.compareTrue
  }

  /** All of the changes or none (RFC 4511, section 4.6). */
  async modify(dn: string, changes: readonly Change[]): Promise<void> {
    await this.#write(modifyRequest(dn, changes))
  }

  async add(dn: string, attributes: Attributes): Promise<void> {
    await this.#write(addRequest(dn, attributes))
  }

  async delete(dn: string): Promise<void> {
    await this.#write(deleteRequest(dn))
  }

  async extended(oid: string, value: Uint8Array): Promise<void> {
    await this.#write(extendedRequest(oid, value))
  }

  /** Whether this password opens the directory, tried the way its holder would. */
  async opens(dn: string, password: string): Promise<boolean> {
    const wire = await Wire.open(this.server, this.#attempt)
    try {
      const codes = [CODE.success, CODE.invalidCredentials]
      const { code } = await wire.ask(bindRequest(dn, password), codes)
      return code === CODE.success
    } finally {
      wire.close()
    }
  }

  async #write(request: Uint8Array): Promise<void> {
    this.#attempt.hasWritten = true
    await this.#wire.ask(request)
  }
}

function entriesIn({ parts }: Reply): readonly Entry[] {
  return parts.filter(({ tag }) => tag === TAG.entry).map(entryIn)
}
