import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Certificates } from './certificates.ts'

/** Where the pretend mail servers listen; what arrived is read as JSON from `arrivedUrl`. */
export type SmtpServers = {
  readonly plain: number
  readonly startTls: number
  readonly tls: number
  readonly misnamed: number
  readonly misnamedStartTls: number
  readonly silent: number
  readonly hangingUp: number
  readonly closed: number
  readonly arrivedUrl: string
}

export type Arrived = {
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | null
  readonly isEncrypted: boolean
  readonly raw: string
}

export const PASSWORD = 'canary/p@ss word'

/**
 * Real SMTP servers that do what the recipient's name says: `refused` and `busy` are answered with
 * 550 and 451, a subject with `spam` is refused after the message. Without certificates they show one
 * that nobody vouches for. Returns how to stop them.
 */
export async function startSmtpServers(certificates?: Certificates) {
  const arrived: Arrived[] = []
  const start = (options: SMTPServerOptions) => listening(smtpServer(arrived, options))
  const plain = await start({ disabledCommands: ['STARTTLS'] })
  const startTls = await start({ ...certificates?.localhost })
  const tls = await start({ secure: true, ...certificates?.localhost })
  const misnamed = await start({ secure: true, ...certificates?.misnamed })
  const misnamedStartTls = await start({ ...certificates?.misnamed })
  const silent = await listening(createTcpServer(() => {}))
  const hangingUp = await listening(createTcpServer((socket) => socket.end()))
  const closed = await listening(createTcpServer(() => {}))
  await closed.stop()
  const reader = await listening(arrivedReader(arrived))
  const servers: SmtpServers = {
    plain: plain.port,
    startTls: startTls.port,
    tls: tls.port,
    misnamed: misnamed.port,
    misnamedStartTls: misnamedStartTls.port,
    silent: silent.port,
    hangingUp: hangingUp.port,
    closed: closed.port,
    arrivedUrl: `http://localhost:${reader.port}/`,
  }
  const all = [plain, startTls, tls, misnamed, misnamedStartTls, silent, hangingUp, reader]
  return { servers, stop: async () => void (await Promise.all(all.map(({ stop }) => stop()))) }
}

function smtpServer(arrived: Arrived[], options: SMTPServerOptions): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      password === PASSWORD ? done(null, { user: username }) : done(new Error('No entry')),
    onMailFrom: ({ address }, _session, done) => done(replyFor(address)),
    onRcptTo: ({ address }, _session, done) => done(replyFor(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        if (/^Subject: .*spam/im.test(raw)) return done(reply(554, 'We do not like it'))
        const { mailFrom, rcptTo } = session.envelope
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: session.user ?? null,
          isEncrypted: session.secure,
          raw,
        })
        done()
      })
    },
    ...options,
  })
  return server.on('error', () => {})
}

function replyFor(address: string): Error | null {
  if (address.startsWith('refused')) return reply(550, 'No such mailbox here')
  if (address.startsWith('busy')) return reply(451, 'Come back later')
  return null
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}

/** Hands over what arrived for the address in `?to=`, as JSON. */
function arrivedReader(arrived: readonly Arrived[]): Server {
  return createServer((request, response) => {
    const to = new URL(request.url ?? '/', 'http://localhost').searchParams.get('to') ?? ''
    response.end(JSON.stringify(arrived.filter((mail) => mail.to.includes(to))))
  })
}

type Listening = { readonly port: number; readonly stop: () => Promise<void> }

async function listening(
  server: SMTPServer | Server | ReturnType<typeof createTcpServer>,
): Promise<Listening> {
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', () => resolve())
  })
  const inner = 'server' in server ? server.server : server
  return {
    port: (inner.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
