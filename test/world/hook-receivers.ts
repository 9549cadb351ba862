import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One message as it arrived. */
export type Arrived = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a receiver answers to what comes next, the last of them to everything after. */
export type Answering = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly text?: string
}

/**
 * Receivers of webhooks, one for each path, for tests that run where no server can be opened. A
 * test says with PUT how one answers, reads with GET what has arrived, and gives out the address.
 */
export async function startHookReceivers(): Promise<{ url: string; stop(): Promise<void> }> {
  const arrived = new Map<string, Arrived[]>()
  const answers = new Map<string, Answering[]>()
  const server = createServer(async (request, response) => {
    const { method, url: path = '' } = request
    const body = await textOf(request)
    if (method === 'PUT') answers.set(path, JSON.parse(body))
    if (method === 'PUT') return response.end()
    if (method === 'GET') return response.end(JSON.stringify(arrived.get(path) ?? []))
    const headers = request.headers as Record<string, string>
    arrived.set(path, [...(arrived.get(path) ?? []), { headers, body }])
    const [next = { status: 204 }, ...rest] = answers.get(path) ?? []
    if (rest.length > 0) answers.set(path, rest)
    return response.writeHead(next.status, next.headers).end(next.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, stop }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
