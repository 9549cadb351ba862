import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { HttpClient } from '../support/http-client.ts'
import { type ProductProcess, startProductProcess } from '../world/product-process.ts'
import { type Seeded, seed } from '../world/seed.ts'
import { settingsFor } from '../world/settings.ts'
import { startWorld, type World } from '../world/world.ts'

export type Step = { readonly name: string; readonly quorum: number; readonly people: string[] }

export type Props = {
  readonly name: string
  readonly steps: readonly Step[]
  readonly pendingSeconds?: number
  readonly unusedSeconds?: number
  readonly mfa?: boolean
  /** Which proof is needed where, besides that. */
  readonly at?: { readonly [place: string]: string }
  readonly role?: string
  /** What may be done in an emergency; nothing where it is left out. */
  readonly breakGlass?: object
}

export type Prop = { readonly resourceId: string; readonly accountId: string }

/** The world, the product as a process of its own, and four people in front of their browsers. */
export class Stage {
  readonly world: World
  readonly seeded: Seeded
  readonly people: Readonly<Record<'ana' | 'bo' | 'cy' | 'root', HttpClient>>
  product: ProductProcess
  readonly #dataDir: string

  private constructor(
    world: World,
    product: ProductProcess,
    seeded: Seeded,
    people: Stage['people'],
    dataDir: string,
  ) {
    this.world = world
    this.product = product
    this.seeded = seeded
    this.people = people
    this.#dataDir = dataDir
  }

  /** `plainOrigins` are reached without TLS as well, such as an app of the test's own. */
  static async open(...plainOrigins: readonly string[]): Promise<Stage> {
    const dataDir = mkdtempSync(join(tmpdir(), 'hallpass-journey-'))
    const world = await startWorld({ basePort: 0, dataDir })
    const { vars, secrets } = settingsFor(world.facts)
    const allowed = [vars.ALLOWED_PLAIN_ORIGINS, ...plainOrigins].join(' ')
    const settings = { vars: { ...vars, ALLOWED_PLAIN_ORIGINS: allowed }, secrets }
    const port = world.facts.ports.product
    const built = process.env.HALLPASS_BUILD
    if (built) cpSync(built, join(dataDir, 'build'), { recursive: true })
    const product = await startProductProcess({ port, dataDir, reuseBuild: true, ...settings })
    const seeded = await seed(world.facts, product.setupCode)
    const [ana, bo, cy, root] = await Promise.all(
      ['ana', 'bo', 'cy', 'root'].map(async (person) => {
        const client = new HttpClient(world.facts.productUrl)
        await client.signIn(person)
        return client
      }),
    )
    if (!ana || !bo || !cy || !root) throw new Error('Somebody could not sign in.')
    return new Stage(world, product, seeded, { ana, bo, cy, root }, dataDir)
  }

  async close(): Promise<void> {
    await this.product.stop()
    await this.world.stop()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  /** A resource with one account on the shop's server, and a policy for it alone, put first. */
  async prop({
    name,
    steps,
    mfa = false,
    at,
    role = 'shop_writers',
    ...limits
  }: Props): Promise<Prop> {
    const connectorId = this.seeded.connectors['prod-shop-db']
    const resourceId = await this.#make('/resources', {
      name,
      kind: 'database',
      description: '',
      tags: [],
      sharing: 'exclusive',
    })
    const accountId = await this.#make(`/resources/${resourceId}/accounts`, {
      name: 'writer',
      mode: 'provision',
      connectorId,
      settings: { roles: [role] },
    })
    const policyId = await this.#make('/policies', {
      name: `policy of ${name}`,
      active: true,
      resources: name,
      accounts: null,
      kinds: null,
      tags: null,
      modes: null,
      requesters: { everybody: true },
      terms: {
        steps: steps.map((step) => ({ ...step, groups: [] })),
        duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3600, presetsSeconds: [60] },
        justificationRequired: true,
        ticketRequired: false,
        pendingSeconds: limits.pendingSeconds ?? 3600,
        unusedSeconds: limits.unusedSeconds ?? 3600,
        ...(limits.breakGlass ? { breakGlass: limits.breakGlass } : {}),
        mfa: {
          required: mfa,
          acr: mfa ? ['urn:hallpass:world:mfa'] : [],
          amr: [],
          ...(at ? { at } : {}),
        },
      },
    })
    const moved = await this.people.root.api('POST', `/api/v1/policies/${policyId}/move`, {
      position: 1,
    })
    if (moved.status >= 300) throw new Error(`Moving: ${JSON.stringify(moved)}`)
    return { resourceId, accountId }
  }

  person(name: string): string {
    return this.seeded.people[name] ?? ''
  }

  async #make(noun: string, body: object): Promise<string> {
    const made = await this.people.root.api<{ id: string }>('POST', `/api/v1${noun}`, body)
    if (made.status !== 201) throw new Error(`POST ${noun}: ${JSON.stringify(made)}`)
    return made.body.id
  }

  /** One connection to a database of the shop, as somebody. */
  client(user: string, password: string, database = 'shop'): pg.Client {
    const { host, port } = this.world.postgres
    return new pg.Client({ host, port, database, user, password })
  }

  /** Roles at the server that Hallpass made for a resource. */
  async rolesOf({ resourceId }: Prop): Promise<readonly string[]> {
    const { user, password } = this.world.postgres.superuser
    const client = this.client(user, password)
    await client.connect()
    try {
      const like = `hallpass\\_${resourceId.slice(4)}\\_%`
      const { rows } = await client.query<{ rolname: string }>(
        'SELECT rolname FROM pg_roles WHERE rolname LIKE $1',
        [like],
      )
      return rows.map(({ rolname }) => rolname)
    } finally {
      await client.end()
    }
  }
}
