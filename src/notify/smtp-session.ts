import type { Socket } from 'node:net'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpRoute } from './smtp-route'

const SILENCE_MS = 10_000

type Envelope = { readonly from: string; readonly to: string }

/**
 * Hands one message over and hangs up (RFC 5321). Without TLS where the route asks for it nothing
 * is sent, and the connection is gone whatever the end.
 */
export async function handOver(
  route: SmtpRoute,
  connection: Socket,
  { from, to }: Envelope,
  message: string,
  signal: AbortSignal,
): Promise<void> {
  const smtp = new SmtpConnection(optionsFor(route, connection, from))
  const broken = brokenBy(smtp, connection, signal)
  const conversation = async () => {
    await answered((done) => smtp.connect(done))
    const { credentials } = route
    if (credentials && smtp.allowsAuth) await answered((done) => smtp.login({ credentials }, done))
    await answered((done) => smtp.send({ from, to }, message, done))
  }
  try {
    await Promise.race([broken, conversation()])
  } finally {
    smtp.close()
    connection.destroy()
  }
}

/**
 * The client begins to listen a moment after it was asked to connect, and would wait in vain for a
 * server that has hung up by then.
 */
function brokenBy(smtp: SmtpConnection, connection: Socket, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    smtp.on('error', reject)
    signal.addEventListener('abort', () => reject(new Error('The time is up.')), { once: true })
    connection.once('close', () => {
      if (smtp.stage === 'init') reject(new Error('The server hung up.'))
    })
  })
}

function optionsFor({ host, port, security }: SmtpRoute, connection: Socket, from: string) {
  return {
    host,
    port,
    name: from.slice(from.lastIndexOf('@') + 1),
    secure: security === 'tls',
    secured: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connection,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 0,
  }
}

function answered(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    ask((error) => (error ? reject(error) : resolve()))
  })
}
