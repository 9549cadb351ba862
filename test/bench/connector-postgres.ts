import pg from 'pg'
import type { WorldFacts } from '../world/world.ts'
import { callFor, type Measured } from './connectors.ts'
import { postgres } from './core.ts'

const LENT = {
  enable: { atRest: 'NOLOGIN', settings: {} },
  elevate: { atRest: 'LOGIN', settings: { roles: ['shop_writers'] } },
  credential: { atRest: 'LOGIN', settings: {} },
} as const

/** PostgreSQL in each of its modes, with a role of its own for each lease where one is lent. */
export async function postgresTarget(world: WorldFacts): Promise<readonly Measured[]> {
  const lent = (['enable', 'elevate', 'credential'] as const).map(
    (mode): Measured => ({
      connector: postgres,
      mode,
      calls: async (count) => {
        const roles = Array.from({ length: count }, (_, at) => `bench_${mode}_${at}`)
        const { atRest, settings } = LENT[mode]
        await asSuperuser(
          world,
          roles
            .map(
              (role) => `CREATE ROLE ${role} ${atRest}; GRANT ${role} TO hallpass WITH ADMIN TRUE`,
            )
            .join(';\n'),
        )
        return roles.map((role, fence) =>
          callFor(settingsOf(world), mode, fence, { role, ...settings }),
        )
      },
    }),
  )
  const made: Measured = {
    connector: postgres,
    mode: 'provision',
    calls: async (count) =>
      Array.from({ length: count }, (_, fence) =>
        callFor(settingsOf(world), 'provision', fence, { roles: ['shop_writers'] }),
      ),
  }
  return [made, ...lent]
}

function settingsOf({ postgres: { host, port, broker } }: WorldFacts) {
  return { host, port: String(port), database: 'shop', ...broker, tls: 'disable' }
}

async function asSuperuser({ postgres }: WorldFacts, text: string): Promise<void> {
  const { host, port, superuser } = postgres
  const client = new pg.Client({ host, port, ...superuser, database: 'postgres' })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
