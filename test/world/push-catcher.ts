import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt } from 'http_ece'

type Browser = {
  readonly keys: ReturnType<typeof createECDH>
  readonly secret: Buffer
  readonly heard: object[]
  /** What the next pushes are answered with; 201 when there is none left. */
  readonly answers: number[]
}

/**
 * A push service with browsers behind it (RFC 8030): `POST /browsers` makes one and gives out what
 * its page would be given, `GET` of its address says what it has been shown, and `PUT` of a list of
 * numbers says how its next pushes are answered. What it cannot read is refused.
 */
export async function startPushCatcher(): Promise<{ url: string; stop(): Promise<void> }> {
  const browsers = new Map<string, Browser>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const body = await bytesOf(request)
    if (request.method === 'POST' && path === '/browsers')
      return void say(response, 201, added(browsers, urlOf(server.address() as AddressInfo)))
    const browser = browsers.get(path)
    if (!browser) return void say(response, 404, null)
    if (request.method === 'GET') return void say(response, 200, browser.heard)
    if (request.method === 'PUT') {
      browser.answers.push(...(JSON.parse(String(body)) as number[]))
      return void say(response, 200, null)
    }
    const status = browser.answers.shift() ?? 201
    if (status < 300) browser.heard.push(heardBy(browser, request, body))
    if (status >= 300 && status < 400) response.setHeader('Location', '/browsers')
    say(response, status, null)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: urlOf(server.address() as AddressInfo), stop }
}

function added(browsers: Map<string, Browser>, url: string): object {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys().toString('base64url')
  const secret = randomBytes(16)
  const path = `/push/${randomUUID()}`
  browsers.set(path, { keys, secret, heard: [], answers: [] })
  return { endpoint: `${url}${path}`, keys: { p256dh, auth: secret.toString('base64url') } }
}

/** Throws, and so answers nothing, where the message is not for this browser. */
function heardBy({ keys, secret }: Browser, { headers }: IncomingMessage, body: Buffer): object {
  const params = { version: 'aes128gcm', privateKey: keys, authSecret: secret } as const
  const { authorization, ttl, urgency } = headers
  const encoding = headers['content-encoding']
  const bytes = body.length
  return {
    ...{ authorization, ttl, urgency, encoding, bytes },
    words: JSON.parse(String(decrypt(body, params))),
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

function urlOf({ port }: AddressInfo): string {
  return `http://localhost:${port}`
}
