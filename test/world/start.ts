import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keep } from './keep.ts'
import { type Neighbours, startNeighbours } from './neighbours.ts'
import { PlainProblem } from './plain-problem.ts'
import { startProductProcess } from './product-process.ts'
import { type Seeded, seed } from './seed.ts'
import { settingsFor } from './settings.ts'
import { readOptions } from './start-options.ts'
import { startWorld, type WorldFacts } from './world.ts'

const parts: { stop(): Promise<void> }[] = []
let isStopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end(0))
}
stopWithParent()

try {
  await start(readOptions())
} catch (error) {
  if (!isStopping) {
    const isExpected = error instanceof PlainProblem
    process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`)
    await end(1)
  }
}

/** World first, product second, and on the first start of this data folder the example data. */
async function start({ basePort, dataDir }: { basePort: number; dataDir: string }): Promise<void> {
  process.stdout.write('Starting Hallpass and a small world around it …\n')
  const world = await startWorld({ basePort, dataDir })
  await begun(world)
  const { ports } = world.facts
  const product = await startProductProcess({
    port: ports.product,
    dataDir,
    ...settingsFor(world.facts),
  })
  await begun(product)
  const seeded = existsSync(join(dataDir, 'seeded.json'))
    ? null
    : await seed(world.facts, product.setupCode)
  const { connectors } = keep<Seeded>(dataDir, 'seeded', () => seeded as Seeded)
  const neighbours = await startNeighbours(world.facts, connectors)
  await begun(neighbours)
  if (!isStopping) process.stdout.write(guide(world.facts, neighbours))
}

/** A signal may come while something starts: what is ready too late is stopped at once. */
async function begun(part: { stop(): Promise<void> }): Promise<void> {
  parts.unshift(part)
  if (isStopping) await part.stop()
  if (isStopping) throw new Error('Stopped while starting.')
}

/** A signal to npm reaches only the shell between it and this program, so that losing it counts. */
function stopWithParent(): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && void end(0), 500).unref()
}

async function end(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  for (const part of parts) await part.stop().catch(console.error)
  process.exit(code)
}

function guide(
  { productUrl, mail, oidc, postgres, scim, ldap, dataDir }: WorldFacts,
  { ssh, app }: Neighbours,
): string {
  return `
  Hallpass   ${productUrl}
  Mail       ${mail.url}
  Sign-in    ${oidc.issuer}   (Ana asks, Bo and Cy approve, Root administers)
  Database   postgres://localhost:${postgres.port}
  SCIM       ${scim.url}
  LDAP       ${ldap ? `ldap://localhost:${ldap.port}` : 'none: install slapd to have one'}
  SSH        ${ssh ?? 'none: install openssh-server and start with new data to have one'}
  Web app    ${app ?? 'none: install nginx and start with new data to have one'}
  Data       ${dataDir}

  1. Open Hallpass, sign in as Ana and ask for reader on prod-shop-db, for one minute.
  2. In a private window sign in as Bo and approve; the mails are on the mail page. Ana checks out.
  3. Log in as Ana's page says (psql -h localhost -p ${postgres.port} shop …) and see it end in time.

  Ctrl-C stops everything; the next start keeps the data.
`
}
