import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { PlainProblem } from './plain-problem.ts'

export type Ports = {
  readonly product: number
  readonly oidc: number
  readonly mail: number
  readonly smtp: number
  readonly postgres: number
  readonly scim: number
  readonly ldap: number
  readonly ssh: number
  readonly app: number
  readonly page: number
}

export const DEFAULT_BASE_PORT = 8787

const PURPOSES: { readonly [purpose in keyof Ports]: string } = {
  product: 'the product',
  oidc: 'the OpenID provider',
  mail: 'the mail page',
  smtp: 'SMTP',
  postgres: 'PostgreSQL',
  scim: 'the SCIM server',
  ldap: 'LDAP',
  ssh: 'SSH',
  app: 'the web app',
  page: 'the page behind it',
}

export function portsFrom(base: number): Ports {
  const purposes = Object.keys(PURPOSES) as (keyof Ports)[]
  return Object.fromEntries(purposes.map((each, index) => [each, base + index])) as Ports
}

/** The ports from this base on, all of them free; 0 looks for a free block. */
export async function claimPorts(base: number): Promise<Ports> {
  if (base === 0) return findFreeBlock()
  const ports = portsFrom(base)
  const taken = await stillTaken(ports)
  if (!taken) return ports
  throw new PlainProblem(
    `Port ${ports[taken]}, meant for ${PURPOSES[taken]}, is already in use; ` +
      'choose other ports with: npm start -- --port N',
  )
}

async function findFreeBlock(): Promise<Ports> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const ports = portsFrom(10_000 + 10 * randomInt(2_000))
    if (!(await firstTaken(ports))) return ports
  }
  throw new PlainProblem('No free ports in a row were found between 10000 and 30000.')
}

/** A start right after a crash finds the old programs on their way out and waits for them. */
async function stillTaken(ports: Ports): Promise<keyof Ports | null> {
  const givesUpAt = Date.now() + 2_000
  for (;;) {
    const taken = await firstTaken(ports)
    if (!taken || Date.now() > givesUpAt) return taken
    await new Promise((retry) => setTimeout(retry, 100))
  }
}

async function firstTaken(ports: Ports): Promise<keyof Ports | null> {
  for (const [purpose, port] of Object.entries(ports)) {
    if (!(await isFree(port))) return purpose as keyof Ports
  }
  return null
}

/** Free on both loopback addresses, because `localhost` may mean either of them. */
async function isFree(port: number): Promise<boolean> {
  return (await isFreeAt(port, '127.0.0.1')) && (await isFreeAt(port, '::1'))
}

function isFreeAt(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    )
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
