import { Agent, request } from 'node:http'

export type Heard = {
  readonly status: number
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly body: Buffer
  /** From the first byte sent to the last byte received, in milliseconds. */
  readonly tookMs: number
}

/**
 * One client on one connection that stays open, so that neither the opening of connections nor a
 * heavier client is measured along with the server.
 */
export class KeepAlive {
  readonly #origin: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(origin: string) {
    this.#origin = origin
  }

  get(path: string, headers: { readonly [name: string]: string } = {}): Promise<Heard> {
    return this.#send('GET', path, headers)
  }

  async post<Answer>(path: string, body: object): Promise<{ answer: Answer; tookMs: number }> {
    const headers = { 'content-type': 'application/json' }
    const heard = await this.#send('POST', path, headers, JSON.stringify(body))
    const text = heard.body.toString()
    if (heard.status !== 200) throw new Error(`POST ${path} was answered ${heard.status}: ${text}`)
    return { answer: JSON.parse(text) as Answer, tookMs: heard.tookMs }
  }

  close(): void {
    this.#agent.destroy()
  }

  #send(
    method: string,
    path: string,
    headers: { readonly [name: string]: string },
    sent = '',
  ): Promise<Heard> {
    const length = sent === '' ? {} : { 'content-length': String(Buffer.byteLength(sent)) }
    return new Promise((resolve, reject) => {
      const startedAt = performance.now()
      const options = { method, agent: this.#agent, headers: { ...headers, ...length } }
      const asking = request(new URL(path, this.#origin), options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const tookMs = performance.now() - startedAt
          const { statusCode: status = 0, headers: answered } = response
          resolve({ status, headers: answered, body: Buffer.concat(chunks), tookMs })
        })
      })
      asking.on('error', reject)
      asking.end(sent)
    })
  }
}
