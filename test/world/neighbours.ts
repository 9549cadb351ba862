import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setUp } from '../../src/connectors/web-app/instruct.ts'
import { closeAll, listenOnLoopback } from './loopback.ts'
import { startNginx } from './nginx.ts'
import { page } from './page.ts'
import { hasNginx, hasSshd, MACHINE, PRINCIPAL, REPORTS } from './seed-targets.ts'
import { startSshd } from './sshd.ts'
import type { WorldFacts } from './world.ts'

/** Where they are; null where the program is missing, or was when the data was made. */
export type Neighbours = {
  readonly ssh: string | null
  readonly app: string | null
  stop(): Promise<void>
}

/** How often the list of revoked certificates is fetched; the guide's cron does so each minute. */
const FETCH_MS = 5_000

/** Targets that trust the product, and so start after it: set up as its pages say. */
export async function startNeighbours(
  world: WorldFacts,
  connectors: { readonly [resource: string]: string },
): Promise<Neighbours> {
  const parts: { stop(): Promise<void> }[] = []
  const [machine, reports] = [connectors[MACHINE], connectors[REPORTS]]
  if (machine && hasSshd()) parts.push(await startMachine(world, machine))
  if (reports && hasNginx()) parts.push(await startReports(world, reports))
  return {
    ssh: machine && hasSshd() ? `ssh://localhost:${world.ports.ssh}` : null,
    app: reports && hasNginx() ? `http://localhost:${world.ports.app}` : null,
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()))
    },
  }
}

async function startMachine({ ports, productUrl, dataDir }: WorldFacts, id: string) {
  const folder = join(dataDir, 'sshd')
  mkdirSync(folder, { recursive: true })
  const fetchFile = async (name: string) => {
    const response = await fetch(`${productUrl}/ssh/${id}/${name}`)
    if (!response.ok) throw new Error(`${name} was answered with ${response.status}.`)
    writeFileSync(join(folder, `${name}.new`), new Uint8Array(await response.arrayBuffer()))
    renameSync(join(folder, `${name}.new`), join(folder, name))
  }
  await fetchFile('ca.pub')
  await fetchFile('krl')
  // While the product is on its way out or back the old list stays, as on a real machine.
  const timer = setInterval(() => void fetchFile('krl').catch(() => undefined), FETCH_MS)
  const principals = { [userInfo().username]: [PRINCIPAL] }
  const sshd = await startSshd({ folder, principals, port: ports.ssh })
  return {
    stop: async () => {
      clearInterval(timer)
      await sshd.stop()
    },
  }
}

async function startReports({ ports, productUrl }: WorldFacts, id: string) {
  const origin = `http://localhost:${ports.app}`
  const words = '<h1>The shop’s reports</h1><p>Whoever reads this holds the access right now.</p>'
  const body = page('The shop’s reports', words)
  const servers = await listenOnLoopback(
    () =>
      createServer((_request, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(body)
      }),
    ports.page,
  )
  const { commands } = setUp({ origin }, `${productUrl}/web-app/${id}`)
  const nginx = await startNginx({
    port: ports.app,
    appUrl: `http://127.0.0.1:${ports.page}`,
    server: commands.slice(0, 3),
    location: commands.slice(3),
  })
  return {
    stop: async () => {
      await nginx.stop()
      await closeAll(servers)
    },
  }
}
