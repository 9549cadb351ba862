import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/**
 * `cut`: once the client has sent `after`, nothing that the target says gets through any more, and
 * its first word ends the connection. `silent`: nobody is there. `babble`: the first words of the
 * client are answered with `text`.
 */
export type Sabotage =
  | { readonly kind: 'cut'; readonly after: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'babble'; readonly text: string }

export type Way = { readonly host: string; readonly port: number; readonly sabotage: Sabotage }

/**
 * Lays ways to targets on which something goes wrong, for tests that run where no server can be
 * opened. A way is ordered with POST and JSON; the answer is the port on loopback that leads there.
 */
export async function startSaboteur(): Promise<{ url: string; stop(): Promise<void> }> {
  const ways: Server[] = []
  const control = createHttpServer(async (request, response) => {
    const way = createServer((client) => lead(client, wanted))
    const wanted = JSON.parse(await textOf(request)) as Way
    ways.push(way)
    response.end(JSON.stringify({ port: await listening(way) }))
  })
  const port = await listening(control)
  const stop = async () => {
    control.closeAllConnections()
    for (const server of [control, ...ways]) server.close()
  }
  return { url: `http://localhost:${port}`, stop }
}

function lead(client: Socket, { host, port, sabotage }: Way): void {
  client.on('error', () => client.destroy())
  if (sabotage.kind === 'silent') return void client.resume()
  if (sabotage.kind === 'babble')
    return void client.once('data', () => client.end(sabotage.text)).resume()
  const target = connect({ host, port })
  let heard = ''
  let isCut = false
  client.on('data', (data) => {
    heard = (heard + data.toString('latin1')).slice(-data.length - sabotage.after.length)
    isCut ||= heard.includes(sabotage.after)
    target.write(data)
  })
  target.on('data', (data) => (isCut ? client.destroy() : client.write(data)))
  target.on('error', () => client.destroy())
  target.on('close', () => client.destroy())
  client.on('close', () => target.end())
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port)),
  )
}
