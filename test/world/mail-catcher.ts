import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { closeAll, listenOnLoopback } from './loopback.ts'
import type { Mail } from './mail-client.ts'
import { mailListPage, mailPage } from './mail-pages.ts'

/** `url` is the page, and with `messages.json` the door for tests; `smtpUrl` takes the mail. */
export type MailFacts = { readonly url: string; readonly smtpUrl: string }

const MAILS_KEPT = 500

/** Takes every mail that is handed in and shows it; nothing is ever delivered anywhere. */
export async function startMailCatcher(ports: {
  readonly mail: number
  readonly smtp: number
}): Promise<MailFacts & { stop(): Promise<void> }> {
  const mails: Mail[] = []
  const http = await listenOnLoopback(
    () => createServer((request, response) => answer(mails, request, response)),
    ports.mail,
  )
  const smtp = await listenOnLoopback(() => smtpServer(mails).server, ports.smtp)
  return {
    url: `http://localhost:${ports.mail}`,
    smtpUrl: `smtp://localhost:${ports.smtp}`,
    stop: () => closeAll([...http, ...smtp]),
  }
}

function smtpServer(mails: Mail[]): SMTPServer {
  let lastId = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      buffer(stream)
        .then((raw) => parse(raw, session))
        .then((mail) => {
          lastId = Math.max(lastId, mails[0]?.id ?? 0) + 1
          mails.unshift({ id: lastId, ...mail })
          mails.length = Math.min(mails.length, MAILS_KEPT)
          done()
        })
        .catch((error: Error) => done(error))
    },
  })
  // Clients that hang up in the middle are their own business.
  server.on('error', () => {})
  return server
}

async function parse(raw: Uint8Array, { envelope }: SMTPServerSession): Promise<Omit<Mail, 'id'>> {
  const mail = await PostalMime.parse(raw)
  return {
    receivedAt: new Date().toISOString(),
    from: mail.from?.address ?? (envelope.mailFrom ? envelope.mailFrom.address : ''),
    to: envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '(no subject)',
    text: mail.text ?? '',
    html: mail.html ?? null,
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  }
}

function answer(mails: Mail[], request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const to = url.searchParams.get('to')
  const wanted = to ? mails.filter((mail) => isFor(mail, to)) : mails
  const one = mails.find(({ id }) => url.pathname === `/messages/${id}`)
  if (request.method === 'DELETE' && url.pathname === '/messages') {
    mails.length = 0
    response.writeHead(204).end()
  } else if (url.pathname === '/messages.json') send(response, 200, JSON.stringify(wanted), 'json')
  else if (url.pathname === '/') send(response, 200, mailListPage(wanted, to))
  else if (one) send(response, 200, mailPage(one))
  else send(response, 404, 'There is nothing here.', 'plain')
}

function isFor(mail: Mail, to: string): boolean {
  return mail.to.some((address) => address.toLowerCase() === to.toLowerCase())
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  kind: 'html' | 'json' | 'plain' = 'html',
): void {
  const type = kind === 'json' ? 'application/json' : `text/${kind}; charset=utf-8`
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
