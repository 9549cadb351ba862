import type { Socket } from 'node:net'
import { type Attempt, Unclear } from '../attempt'
import { ResultError } from './answer'
import { type Element, elementsIn, firstIn, integer, joined, numberIn, sequence } from './ber'
import { resultIn, TAG, unbindRequest } from './protocol'
import type { Server } from './settings'
import { openSocket } from './socket'

const MAX_BYTES = 1_048_576

/** What the server sent to one question: entries and references first, the result last. */
export type Reply = { readonly parts: readonly Element[]; readonly code: number }

/**
 * One connection, on which one question at a time is asked. Of our own, because the library for
 * this writes every message to the log of a Worker, passwords included.
 */
export class Wire {
  readonly #socket: Socket
  readonly #attempt: Attempt
  #heard: Uint8Array = new Uint8Array()
  #lastId = 0
  #wake: () => void = () => undefined
  #problem: Error | null = null
  readonly #listeners = [
    ['data', (data: Uint8Array) => this.#hear(data)],
    ['error', (error: Error) => this.#fail(error)],
    ['close', () => this.#fail(new Error('the server closed it'))],
  ] as const

  private constructor(socket: Socket, attempt: Attempt) {
    this.#socket = socket
    this.#attempt = attempt
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
  }

  static async open(server: Server, attempt: Attempt): Promise<Wire> {
    return new Wire(await openSocket(server, attempt), attempt)
  }

  /** Throws `ResultError` where the result is none of these codes. */
  async ask(request: Uint8Array, accepted: readonly number[] = [0]): Promise<Reply> {
    const id = ++this.#lastId
    if (this.#problem) throw this.#problem
    this.#socket.write(sequence(integer(id), request))
    const parts: Element[] = []
    for (;;) {
      const part = await this.#attempt.within(this.#next(id))
      if (part.tag === TAG.entry || part.tag === TAG.reference) parts.push(part)
      else {
        const { code, said } = resultIn(part)
        if (!accepted.includes(code)) throw new ResultError(code, said)
        return { parts, code }
      }
    }
  }

  close(): void {
    this.#problem ??= new Error('it was closed')
    this.#socket.end(sequence(integer(++this.#lastId), unbindRequest()), () =>
      this.#socket.destroy(),
    )
    this.#socket.on('error', () => undefined)
  }

  #hear(data: Uint8Array): void {
    this.#heard = joined([this.#heard, data])
    if (this.#heard.length > MAX_BYTES)
      this.#fail(new Unclear('The server answered with more than 1 MiB, which is not read.'))
    this.#wake()
  }

  #fail(error: Error): void {
    this.#problem ??= error
    this.#wake()
  }

  /** The next message that answers this question. */
  async #next(id: number): Promise<Element> {
    for (;;) {
      const first = firstIn(this.#heard)
      if (first) {
        this.#heard = this.#heard.slice(first.size)
        const [number, operation] = elementsIn(first.element.content)
        if (first.element.tag !== 0x30 || number?.tag !== 0x02 || !operation)
          throw new Unclear('The server does not speak LDAP.')
        if (numberIn(number.content) === id) return operation
      } else {
        if (this.#problem) throw this.#problem
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
