import net, { type Socket } from 'node:net'
import tls from 'node:tls'
import type { Attempt } from '../attempt'
import type { Server } from './settings'

/** Opens the connection; with TLS the certificate was checked when this is over. */
export function openSocket({ host, port, tls: kind }: Server, attempt: Attempt): Promise<Socket> {
  const name = bare(host)
  const isTls = kind === 'require'
  const where = { host: name, port }
  const socket = isTls ? tls.connect({ ...where, servername: name }) : net.connect(where)
  return ready(socket, isTls ? 'secureConnect' : 'connect', attempt)
}

async function ready(socket: Socket, event: string, attempt: Attempt): Promise<Socket> {
  const opening = new Promise<Socket>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('it was closed')))
    socket.once(event, () => resolve(socket))
  })
  try {
    return await attempt.within(opening)
  } catch (error) {
    opening.catch(() => undefined)
    socket.destroy()
    throw error
  }
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}
