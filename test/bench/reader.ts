import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Task = {
  readonly origin: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly times: number
}

/**
 * One client in a small process of its own. The one that keeps the world has much in memory: it
 * collects garbage in the middle of a call, for up to 16 ms, which is no time of the server's.
 */
export class Reader {
  readonly #child: ChildProcess
  readonly #origin: string
  readonly #gone: Promise<never>

  constructor(origin: string) {
    this.#origin = origin
    this.#child = fork(join(import.meta.dirname, 'reading.ts'))
    this.#gone = once(this.#child, 'exit').then(() => {
      throw new Error('Whoever reads pages has gone; its errors are above.')
    })
    this.#gone.catch(() => undefined)
  }

  /** Milliseconds that each of so many looks at a page took, one after the other. */
  async took(path: string, headers: Task['headers'], times: number): Promise<readonly number[]> {
    const said = once(this.#child, 'message')
    this.#child.send({ origin: this.#origin, path, headers, times } satisfies Task)
    const [took] = await Promise.race([said, this.#gone])
    return took as readonly number[]
  }

  close(): void {
    this.#child.kill()
  }
}
