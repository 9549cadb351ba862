import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Rehearsal } from '../../src/connectors/connector'
import { postgres } from '../../src/connectors/postgres/postgres'
import { connectorKinds, connectorOf } from '../../src/connectors/registry'
import { asSuperuser, buildPostgresBench, freshCall, type PostgresBench } from './postgres-bench'

describe('rehearsing at PostgreSQL', () => {
  let bench: PostgresBench
  beforeAll(async () => {
    bench = await buildPostgresBench()
  })

  function problemsOf(rehearsal: Rehearsal): string {
    return rehearsal.works ? '' : rehearsal.problems.join('\n')
  }

  it('tells what it found', async () => {
    expect(await postgres.rehearse(freshCall(bench))).toEqual({
      works: true,
      found: expect.stringMatching(/^PostgreSQL \d+.*; broker_\w+ may create roles and grant/),
    })
  })

  it('needs no account to try the settings', async () => {
    const { settings, deadlineMs } = freshCall(bench)
    expect(await postgres.rehearse({ settings, deadlineMs })).toMatchObject({ works: true })
  })

  it('says what to run where the broker may not create roles', async () => {
    await asSuperuser(`ALTER ROLE ${bench.brokerName} NOCREATEROLE`)
    const rehearsal = await postgres.rehearse(freshCall(bench))
    await asSuperuser(`ALTER ROLE ${bench.brokerName} CREATEROLE`)
    expect(problemsOf(rehearsal)).toContain(
      `Run: ALTER ROLE ${escapeIdentifier(bench.brokerName)} CREATEROLE;`,
    )
  })

  it('says which roles are unknown', async () => {
    const call = freshCall(bench)
    const account = { ...call.account, settings: { roles: 'no_such_role\nnor_this' } }
    expect(problemsOf(await postgres.rehearse({ ...call, account }))).toBe(
      'There is no role no_such_role.\nThere is no role nor_this.',
    )
  })

  it('gives no account with which a holder could end the sessions that take it back', async () => {
    const call = freshCall(bench)
    const account = { ...call.account, settings: { roles: 'pg_signal_backend' } }
    expect(problemsOf(await postgres.rehearse({ ...call, account }))).toContain(
      'pg_signal_backend, which may end the sessions of Hallpass itself',
    )
  })

  it('says which database a holder could enter and Hallpass could not', async () => {
    const [database] = bench.databases
    await asSuperuser(`REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO ${bench.writers}`)
    const broker = escapeIdentifier(bench.brokerName)
    await asSuperuser(`ALTER ROLE ${broker} NOINHERIT`)
    const [server] = await asSuperuser<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    )
    if ((server?.version ?? 0) >= 160_000)
      await asSuperuser(`GRANT ${bench.writers} TO ${broker} WITH INHERIT FALSE`)
    const rehearsal = await postgres.rehearse(freshCall(bench))
    await asSuperuser(`ALTER ROLE ${broker} INHERIT`)
    expect(problemsOf(rehearsal)).toContain(
      `Run: GRANT CONNECT ON DATABASE "${database}" TO ${broker};`,
    )
  })

  it('reports settings that make no sense as a sentence', async () => {
    const { settings, deadlineMs } = freshCall(bench)
    expect(await postgres.rehearse({ settings: { ...settings, port: '0x' }, deadlineMs })).toEqual({
      works: false,
      problems: ['The port is not a number from 1 to 65535.'],
    })
  })
})

describe('the guide to a PostgreSQL lease', () => {
  const call = {
    settings: { host: 'db.example', user: 'hallpass', password: 'secret' },
    account: { name: 'writer', mode: 'provision', settings: { roles: ['w'], database: 'shop' } },
    lease: { resourceKey: 'ab12', fence: 7, endsAt: 0 },
    secret: 'never shown',
    deadlineMs: 1,
  } as const

  it('gives a command to paste, which asks for the password', () => {
    const guide = postgres.instruct(call)
    expect(guide.username).toBe('hallpass_ab12_7')
    expect(guide.commands).toEqual([
      'psql "host=db.example port=5432 dbname=shop user=hallpass_ab12_7 sslmode=require"',
    ])
  })

  it('keeps an odd database name from becoming shell', () => {
    const account = { ...call.account, settings: { roles: ['w'], database: `it's $(id)` } }
    expect(postgres.instruct({ ...call, account }).commands[0]).toContain(
      `dbname='\\''it\\'\\''s $(id)'\\'' `,
    )
  })

  it('is found by its kind, and no other kind is', () => {
    expect(connectorOf('postgres') === postgres).toBe(true)
    expect(connectorOf('toString')).toBeUndefined()
    expect(connectorKinds().map(({ kind }) => kind)).toContain('postgres')
  })

  it('names its origin and says whether it is plain', () => {
    expect(postgres.originOf(call.settings)).toBe('postgres://db.example:5432')
    expect(postgres.isPlain(call.settings)).toBe(false)
    expect(postgres.isPlain({ ...call.settings, tls: 'disable' })).toBe(true)
  })
})
