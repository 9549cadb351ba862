import { resolve } from 'node:path'
import { lockData } from './data-lock.ts'
import { type IdentityFacts, startIdentityProvider } from './identity-provider.ts'
import { type MailFacts, startMailCatcher } from './mail-catcher.ts'
import { PEOPLE, type WorldPerson } from './people.ts'
import { claimPorts, type Ports } from './ports.ts'
import { type PostgresFacts, startPostgres, stopStalePostgres } from './postgres.ts'
import { type ScimFacts, startScimServer } from './scim-server.ts'
import { hasSlapd, type LdapFacts, startSlapd } from './slapd.ts'

/** Everything about a running world as plain data, so that tests in other processes can have it. */
export type WorldFacts = {
  readonly ports: Ports
  readonly productUrl: string
  readonly dataDir: string
  readonly people: readonly WorldPerson[]
  readonly oidc: IdentityFacts
  readonly mail: MailFacts
  readonly postgres: PostgresFacts
  readonly scim: ScimFacts
  /** Null where the program slapd is missing. */
  readonly ldap: LdapFacts | null
}

export type World = { readonly facts: WorldFacts; stop(): Promise<void> } & Pick<
  WorldFacts,
  'oidc' | 'mail' | 'postgres' | 'scim' | 'ldap'
>

export type WorldOptions = {
  /** All ports follow from this one; 0 takes any free block. */
  readonly basePort: number
  readonly dataDir: string
  /** People besides the usual four. */
  readonly people?: readonly WorldPerson[]
}

/** Starts what surrounds the product: an OpenID provider, a mail catcher and targets. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const dataDir = resolve(options.dataDir)
  const lock = lockData(dataDir)
  await stopStalePostgres(dataDir)
  const ports = await claimPorts(options.basePort).catch((error: unknown) => {
    lock.release()
    throw error
  })
  const people = [...PEOPLE, ...(options.people ?? [])]
  const productUrl = `http://localhost:${ports.product}`
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    await Promise.all(started.splice(0).map((part) => part.stop()))
    lock.release()
  }
  const withPart = async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>) => {
    const part = await starting
    started.push(part)
    const { stop: _stop, ...facts } = part
    return facts
  }
  try {
    const identity = { port: ports.oidc, productUrl, dataDir, people }
    const oidc = await withPart(startIdentityProvider(identity))
    const mail = await withPart(startMailCatcher(ports))
    const postgres = await withPart(startPostgres({ port: ports.postgres, dataDir }))
    const scim = await withPart(startScimServer({ port: ports.scim, dataDir }))
    const ldap = hasSlapd() ? await withPart(startSlapd({ port: ports.ldap, dataDir })) : null
    const facts = { ports, productUrl, dataDir, people, oidc, mail, postgres, scim, ldap }
    return { facts, oidc, mail, postgres, scim, ldap, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
