import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import type { SmtpRoute } from './smtp-route'

/**
 * Opens the connection by host name. Left to itself nodemailer looks addresses up on its own, and a
 * certificate cannot be checked against an address.
 */
export function openSocket(route: SmtpRoute, signal: AbortSignal): Promise<Socket> {
  const { host, port } = route
  const isTls = route.security === 'tls'
  const socket = isTls ? tls.connect({ host, port, servername: host }) : net.connect({ host, port })
  return new Promise((resolve, reject) => {
    const fail = () => {
      socket.destroy()
      reject(new Error('The connection did not open.'))
    }
    signal.addEventListener('abort', fail, { once: true })
    socket.once('error', fail)
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      signal.removeEventListener('abort', fail)
      socket.off('error', fail)
      resolve(socket)
    })
  })
}
