import { EventEmitter } from 'node:events'
import { Refused } from '../attempt'

/** What is used of a socket of the platform, and of a network that is bound to the Worker. */
type Platform = {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<Uint8Array>
  readonly opened: Promise<unknown>
  readonly closed: Promise<unknown>
  readonly startTls: (options?: object) => Platform
  readonly close: () => Promise<unknown>
}
type Network = { readonly connect: (address: string, options: object) => Platform }

/**
 * A connection through a private network that is bound to the Worker (a VPC network), with what pg
 * expects of a socket. As with its own, an upgrade to TLS makes another socket of it.
 */
export class NetworkSocket extends EventEmitter {
  readonly #binding: string
  readonly #isTls: boolean
  #socket: Platform | null = null
  #writer: WritableStreamDefaultWriter<Uint8Array> | null = null
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  writable = false

  constructor(binding: string, isTls: boolean) {
    super()
    this.#binding = binding
    this.#isTls = isTls
  }

  connect(port: number, host: string): this {
    this.#open(`${host}:${port}`).catch((error: unknown) => this.emit('error', error))
    return this
  }

  /** Called by pg when the server has said that it speaks TLS. */
  startTls(options?: object): void {
    this.#writer?.releaseLock()
    this.#reader?.releaseLock()
    this.#take((this.#socket as Platform).startTls(options))
    void this.#listen()
  }

  write(data: Uint8Array | string, ...rest: unknown[]): boolean {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
    const done = rest.findLast((each) => typeof each === 'function') as
      | ((error?: unknown) => void)
      | undefined
    this.#writer?.write(bytes).then(
      () => done?.(),
      (error: unknown) => (done ? done(error) : this.emit('error', error)),
    )
    return true
  }

  end(data?: Uint8Array | string): this {
    if (data) this.write(data)
    const socket = this.#socket
    this.writable = false
    this.#writer?.ready
      .then(() => socket?.close())
      .then(() => this.emit('close'))
      .catch((error: unknown) => this.emit('error', error))
    return this
  }

  destroy(): this {
    return this.end()
  }

  setNoDelay = (): this => this
  setKeepAlive = (): this => this
  ref = (): this => this
  unref = (): this => this

  async #open(address: string): Promise<void> {
    const network = await boundNetwork(this.#binding)
    const socket = network.connect(address, this.#isTls ? { secureTransport: 'starttls' } : {})
    this.#take(socket)
    await socket.opened
    this.writable = true
    this.emit('connect')
    // With TLS the server's one letter comes first, and the rest belongs to the next socket.
    if (this.#isTls) await this.#hearOnce()
    else await this.#listen()
  }

  #take(socket: Platform): void {
    this.#socket = socket
    this.#writer = socket.writable.getWriter()
    this.#reader = socket.readable.getReader()
    socket.closed.catch((error: unknown) => this.#socket === socket && this.emit('error', error))
  }

  async #listen(): Promise<void> {
    try {
      while (await this.#hearOnce());
      this.emit('close')
    } catch (error) {
      this.emit('error', error)
    }
  }

  async #hearOnce(): Promise<boolean> {
    const heard = await this.#reader?.read()
    if (!heard || heard.done) return false
    this.emit('data', Buffer.from(heard.value))
    return true
  }
}

/** Throws `Refused` where the deployment has no such binding. */
async function boundNetwork(name: string): Promise<Network> {
  const { env } = await import('cloudflare:workers')
  const found = (env as unknown as { readonly [name: string]: unknown })[name]
  if (typeof (found as Network | undefined)?.connect === 'function') return found as Network
  throw new Refused(`This deployment has no binding ${name} to a private network.`)
}
