import pg from 'pg'
import type { TargetCall } from '../../src/connectors/connector.ts'
import type { WorldFacts } from '../world/world.ts'
import type { Measured } from './connectors.ts'
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
        return roles.map((role, fence) => callFor(world, mode, fence, { role, ...settings }))
      },
    }),
  )
  const made: Measured = {
    connector: postgres,
    mode: 'provision',
    calls: async (count) =>
      Array.from({ length: count }, (_, fence) =>
        callFor(world, 'provision', fence, { roles: ['shop_writers'] }),
      ),
  }
  return [made, ...lent]
}

function callFor(
  { postgres: { host, port, broker } }: WorldFacts,
  mode: Measured['mode'],
  fence: number,
  settings: TargetCall['account']['settings'],
): TargetCall {
  return {
    settings: { host, port: String(port), database: 'shop', ...broker, tls: 'disable' },
    account: { name: 'measured', mode, settings },
    lease: { resourceKey: 'bench', fence, endsAt: Date.now() + 3_600_000 },
    secret: `secret-${crypto.randomUUID()}`,
    deadlineMs: 18_000,
  }
}

async function asSuperuser({ postgres }: WorldFacts, text: string): Promise<void> {
  const { host, port, superuser } = postgres
  const client = new pg.Client({ host, port, ...superuser, database: 'postgres' })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
