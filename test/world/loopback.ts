import type { Server, Socket } from 'node:net'

const openSockets = new WeakMap<Server, Set<Socket>>()

/**
 * Listens on both loopback addresses with one server each, since `localhost` means 127.0.0.1 to some
 * programs and ::1 to others, and a machine without IPv6 is served all the same.
 */
export async function listenOnLoopback(makeServer: () => Server, port: number): Promise<Server[]> {
  const first = makeServer()
  await listen(first, port, '127.0.0.1')
  const second = makeServer()
  return (await listen(second, port, '::1').then(
    () => true,
    () => false,
  ))
    ? [first, second]
    : [first]
}

export async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map(close))
}

function listen(server: Server, port: number, host: string): Promise<void> {
  const sockets = new Set<Socket>()
  openSockets.set(server, sockets)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Connections that their clients leave open must not hold up the end. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of openSockets.get(server) ?? []) socket.destroy()
  })
}
