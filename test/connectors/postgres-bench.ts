import { Client, escapeIdentifier, type QueryResultRow } from 'pg'
import { inject } from 'vitest'
import type { ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { roleNameOf } from '../../src/connectors/postgres/names'

type Login = { readonly user: string; readonly password: string }

export const world = inject('world').postgres

/** Databases, group roles and a broker of this test file's own, with no more than it needs. */
export type PostgresBench = {
  readonly writers: string
  readonly readers: string
  readonly databases: readonly [string, string]
  readonly settings: ConnectorSettings
  readonly brokerName: string
}

export async function buildPostgresBench(): Promise<PostgresBench> {
  const key = randomKey()
  const bench = {
    writers: `writers_${key}`,
    readers: `Readers "${key}"`,
    databases: [`one_${key}`, `Two ${key}`],
    brokerName: `broker_${key}`,
    settings: settingsFor({ user: `broker_${key}`, password: `broker-secret-${key}` }),
  } as const
  const [writers, readers, broker] = [bench.writers, bench.readers, bench.brokerName].map((name) =>
    escapeIdentifier(name),
  )
  await asSuperuser(`CREATE ROLE ${writers}; CREATE ROLE ${readers};
    CREATE ROLE ${broker} LOGIN CREATEROLE PASSWORD '${bench.settings.password}';
    GRANT ${writers}, ${readers} TO ${broker} WITH ADMIN OPTION`)
  for (const database of bench.databases) {
    await asSuperuser(`CREATE DATABASE ${escapeIdentifier(database)}`)
    await asSuperuser(
      `GRANT CREATE ON DATABASE ${escapeIdentifier(database)} TO ${writers};
       CREATE SCHEMA work; GRANT USAGE, CREATE ON SCHEMA work TO ${writers};
       CREATE TABLE work.orders (id int); GRANT ALL ON work.orders TO ${writers}`,
      database,
    )
  }
  return bench
}

export function settingsFor({ user, password }: Login): ConnectorSettings {
  return { host: world.host, port: String(world.port), user, password, tls: 'disable' }
}

/** A lease that nobody has had yet, of an account with the bench's writers. */
export function freshCall(bench: PostgresBench, fence = 1): TargetCall {
  return {
    settings: bench.settings,
    account: { name: 'writer', mode: 'provision', settings: { roles: [bench.writers] } },
    lease: { resourceKey: randomKey(), fence, endsAt: Date.now() + 3_600_000 },
    secret: `holder-${crypto.randomUUID()}`,
    deadlineMs: 10_000,
  }
}

/** Logs in as the holder. Connections that the server ends later do not fail the test. */
export async function enter(call: TargetCall, database: string, options = ''): Promise<Client> {
  const client = new Client({
    host: world.host,
    port: world.port,
    user: roleNameOf(call.lease),
    password: call.secret,
    database,
    ...(options && { options }),
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export async function mayEnter(call: TargetCall, database = 'postgres'): Promise<boolean> {
  try {
    await (await enter(call, database)).end()
    return true
  } catch {
    return false
  }
}

export async function asSuperuser<Row extends QueryResultRow>(
  text: string,
  database = 'postgres',
): Promise<Row[]> {
  const client = await superuser(database)
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

export async function superuser(database = 'postgres'): Promise<Client> {
  const { host, port } = world
  const client = new Client({ host, port, ...world.superuser, database })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Makes one of everything that a role can own or be granted. */
export function belongings(role: string): string {
  return `CREATE SCHEMA s_${role};
    CREATE TABLE s_${role}.t (id int PRIMARY KEY);
    CREATE TABLE work.t_${role} (id serial, note text);
    INSERT INTO work.t_${role} (note) VALUES ('kept');
    CREATE VIEW work.v_${role} AS SELECT * FROM work.t_${role};
    CREATE TYPE work.e_${role} AS ENUM ('a');
    CREATE FUNCTION work.f_${role}() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
    CREATE FUNCTION s_${role}.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
    GRANT SELECT ON work.t_${role} TO PUBLIC;
    ALTER DEFAULT PRIVILEGES IN SCHEMA work GRANT SELECT ON TABLES TO PUBLIC;
    SELECT lo_create(0)`
}

export function randomKey(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 20)
}
