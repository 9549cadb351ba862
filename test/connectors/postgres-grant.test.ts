import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { TOO_LATE } from '../../src/connectors/postgres/failure'
import { roleNameOf } from '../../src/connectors/postgres/names'
import { postgres } from '../../src/connectors/postgres/postgres'
import { transaction } from '../../src/connectors/postgres/transaction'
import {
  asSuperuser,
  buildPostgresBench,
  enter,
  freshCall,
  mayEnter,
  type PostgresBench,
  superuser,
} from './postgres-bench'

function withSettings(call: TargetCall, settings: { [name: string]: string }): TargetCall {
  return { ...call, settings: { ...call.settings, ...settings } }
}

describe('granting at PostgreSQL', () => {
  let bench: PostgresBench
  beforeAll(async () => {
    bench = await buildPostgresBench()
  })

  it('gives a role that has the account’s roles and no power of its own', async () => {
    const call = freshCall(bench)
    await postgres.grant(call)
    const holder = await enter(call, bench.databases[0])
    await holder.query('INSERT INTO work.orders VALUES (1)')
    await holder.end()
    const [role] = await asSuperuser(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, rolinherit,
         rolconnlimit FROM pg_roles WHERE rolname = '${roleNameOf(call.lease)}'`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
      rolinherit: true,
      rolconnlimit: 20,
    })
  })

  it('means the same instant whatever time zone the server thinks in', async () => {
    const broker = bench.brokerName
    await asSuperuser(`ALTER ROLE ${broker} SET timezone = 'Pacific/Kiritimati'`)
    const call = freshCall(bench)
    const answer = await postgres.grant(call)
    await asSuperuser(`ALTER ROLE ${broker} RESET timezone`)
    const until = new Date(call.lease.endsAt).toISOString()
    expect(answer).toMatchObject({ outcome: 'done', evidence: expect.stringContaining(until) })
    const [role] = await asSuperuser<{ until: Date }>(
      `SELECT rolvaliduntil AS until FROM pg_roles WHERE rolname = '${roleNameOf(call.lease)}'`,
    )
    expect(role?.until.getTime()).toBe(call.lease.endsAt)
  })

  it('keeps the door shut after the end even where no revoke has happened', async () => {
    const call = freshCall(bench)
    const soon = { ...call, lease: { ...call.lease, endsAt: Date.now() + 1_500 } }
    await postgres.grant(soon)
    expect(await mayEnter(soon)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1_800))
    expect(await mayEnter(soon)).toBe(false)
  })

  it('sets the account’s roles and the password again when it extends', async () => {
    const call = freshCall(bench)
    await postgres.grant(call)
    const holder = await enter(call, 'postgres')
    await holder.query(`ALTER ROLE CURRENT_USER PASSWORD 'something else'`)
    await holder.end()
    const changed = {
      ...call,
      account: { ...call.account, settings: { roles: [bench.readers] } },
    }
    expect(await postgres.grant(changed)).toMatchObject({ outcome: 'done' })
    expect(await mayEnter(changed)).toBe(true)
    expect(await postgres.inspect(changed)).toMatchObject({
      evidence: expect.stringContaining(`member of ${bench.readers},`),
    })
  })

  it('never tells the server the password, so that no log of it can', async () => {
    const broker = bench.brokerName
    await asSuperuser(`ALTER ROLE ${broker} SET password_encryption = 'md5'`)
    const call = freshCall(bench)
    await postgres.grant(call)
    await asSuperuser(`ALTER ROLE ${broker} RESET password_encryption`)
    const [role] = await asSuperuser<{ stored: string }>(
      `SELECT rolpassword AS stored FROM pg_authid WHERE rolname = '${roleNameOf(call.lease)}'`,
    )
    // Told the password, the server would have hashed it in its own way.
    expect(role?.stored).toMatch(/^SCRAM-SHA-256\$4096:/)
    expect(await mayEnter(call)).toBe(true)
  })

  it('says which statement mends a missing ADMIN option, and changes nothing', async ({ skip }) => {
    await asSuperuser(`CREATE ROLE "un""granted_${bench.brokerName}"`)
    const call = freshCall(bench)
    const roles = [bench.writers, `un"granted_${bench.brokerName}`]
    const answer = await postgres.grant({
      ...call,
      account: { ...call.account, settings: { roles } },
    })
    const [server] = await asSuperuser<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    )
    if ((server?.version ?? 0) < 160_000) skip('Before PostgreSQL 16, CREATEROLE is enough.')
    expect(answer).toEqual({
      outcome: 'refused',
      message:
        `${bench.brokerName} may not grant un"granted_${bench.brokerName}. Run: GRANT ` +
        `"un""granted_${bench.brokerName}" TO "${bench.brokerName}" WITH ADMIN OPTION;`,
    })
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('refuses roles whose power could not be taken back', async () => {
    const mighty = `mighty_${bench.brokerName}`
    await asSuperuser(
      `CREATE ROLE ${mighty} CREATEROLE; GRANT ${mighty} TO ${escapeIdentifier(bench.readers)}`,
    )
    const call = freshCall(bench)
    const account = { ...call.account, settings: { roles: [bench.readers] } }
    const answer = await postgres.grant({ ...call, account })
    expect(answer).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(`member of ${mighty}, which may create roles`),
    })
    await asSuperuser(`DROP ROLE ${mighty}`)
  })

  it('leaves a role alone that merely has the name', async () => {
    const call = freshCall(bench)
    await asSuperuser(`CREATE ROLE ${roleNameOf(call.lease)} LOGIN`)
    for (const verb of ['grant', 'revoke', 'inspect'] as const)
      expect(await postgres[verb](call)).toMatchObject({
        outcome: 'refused',
        message: expect.stringContaining('that Hallpass did not make'),
      })
  })

  it('grants nothing when the lease ends while the server is busy', async () => {
    const call = freshCall(bench)
    const jam = await superuser()
    await jam.query('BEGIN; LOCK TABLE pg_auth_members IN EXCLUSIVE MODE')
    const ending = { ...call, lease: { ...call.lease, endsAt: Date.now() + 700 } }
    const answer = postgres.grant(ending)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await jam.query('ROLLBACK')
    await jam.end()
    expect(await answer).toEqual({
      outcome: 'refused',
      message: 'The lease has ended by the server clock.',
    })
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('sends changes that the server ignores when they arrive too late', async () => {
    const role = `late_${bench.brokerName}`
    const message = transaction([`CREATE ROLE ${role}`], 140_000, 1_000, Date.now() - 1, {})
    await expect(asSuperuser(message)).rejects.toMatchObject({ code: TOO_LATE })
    expect(await asSuperuser(`SELECT FROM pg_roles WHERE rolname = '${role}'`)).toEqual([])
  })

  it('does without a connection rather than talk to a server without TLS', async () => {
    const call = withSettings(freshCall(bench), { tls: 'require' })
    expect(await postgres.grant(call)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/^No TLS connection: /),
    })
  })

  it('gives up in time when the server goes silent, and nothing lands later', async () => {
    const call = { ...freshCall(bench), deadlineMs: 1_500 }
    const jam = await superuser()
    await jam.query('BEGIN; LOCK TABLE pg_auth_members IN EXCLUSIVE MODE')
    const startedAt = Date.now()
    const answer = await postgres.grant(call)
    expect(['retry', 'unknown']).toContain(answer.outcome)
    expect(Date.now() - startedAt).toBeLessThan(2_500)
    await jam.query('ROLLBACK')
    await jam.end()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('gives up in time when not even the log-in is answered', async () => {
    const call = { ...freshCall(bench), deadlineMs: 1_000 }
    const jam = await superuser()
    await jam.query('BEGIN; LOCK TABLE pg_authid, pg_database IN ACCESS EXCLUSIVE MODE')
    const startedAt = Date.now()
    expect(await postgres.grant(call)).toMatchObject({ outcome: 'retry' })
    expect(Date.now() - startedAt).toBeLessThan(2_500)
    await jam.query('ROLLBACK')
    await jam.end()
  })
})
