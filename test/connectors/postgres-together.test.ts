import { beforeAll, describe, expect, it } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { roleNameOf } from '../../src/connectors/postgres/names'
import { postgres } from '../../src/connectors/postgres/postgres'
import {
  asSuperuser,
  buildPostgresBench,
  enter,
  freshCall,
  type PostgresBench,
  superuser,
} from './postgres-bench'

let bench: PostgresBench
beforeAll(async () => {
  bench = await buildPostgresBench()
})

async function granted(count: number): Promise<TargetCall[]> {
  const calls = Array.from({ length: count }, () => freshCall(bench))
  for (const call of calls) expect(await postgres.grant(call)).toMatchObject({ outcome: 'done' })
  return calls
}

async function together(calls: readonly TargetCall[]): Promise<readonly (string | null)[]> {
  const answers = (await postgres.revokeTogether?.(calls)) ?? []
  return answers.map((answer) => answer?.outcome ?? null)
}

async function rolesLeft(calls: readonly TargetCall[]): Promise<readonly string[]> {
  const names = calls.map(({ lease }) => `'${roleNameOf(lease)}'`).join(', ')
  const rows = await asSuperuser<{ name: string }>(
    `SELECT rolname::text AS name FROM pg_roles WHERE rolname IN (${names})`,
  )
  return rows.map(({ name }) => name)
}

describe('leases that end together at PostgreSQL', () => {
  it('are read back gone, each with its own evidence', async () => {
    const calls = await granted(5)
    const answers = await postgres.revokeTogether?.(calls)
    expect(answers).toEqual(
      calls.map(({ lease }) => ({
        outcome: 'done',
        evidence: `Role ${roleNameOf(lease)} is gone, 0 sessions were ended, it left nothing behind.`,
      })),
    )
    expect(await rolesLeft(calls)).toEqual([])
  })

  it('leave to a call of its own what is in use, owns something, or was prepared', async () => {
    const calls = await granted(5)
    const [used, owning, preparing] = calls as [TargetCall, TargetCall, TargetCall]
    const holder = await enter(used, bench.databases[0])
    const owner = await enter(owning, bench.databases[1])
    await owner.query(`CREATE TABLE work.kept_${roleNameOf(owning.lease)} (id int)`)
    await owner.end()
    const preparer = await enter(preparing, bench.databases[1])
    await preparer.query(
      `BEGIN; SELECT txid_current(); PREPARE TRANSACTION 'of ${preparing.secret}'`,
    )
    await preparer.end()
    expect(await together(calls)).toEqual([null, null, null, 'done', 'done'])
    expect(await rolesLeft(calls)).toHaveLength(3)
    expect(await holder.query('SELECT 1')).toBeDefined()
    await holder.end()
    for (const call of [used, owning, preparing])
      expect(await postgres.revoke(call)).toMatchObject({ outcome: 'done' })
  })

  it('leave alone a role that Hallpass did not make for this lease, and one that is not there', async () => {
    const [strange, missing, plain] = (await granted(3)) as [TargetCall, TargetCall, TargetCall]
    await asSuperuser(`COMMENT ON ROLE ${roleNameOf(strange.lease)} IS 'of somebody else'`)
    expect(await postgres.revoke(missing)).toMatchObject({ outcome: 'done' })
    expect(await together([strange, missing, plain])).toEqual([null, null, 'done'])
    expect(await rolesLeft([strange])).toHaveLength(1)
  })

  it('wait for a session that was starting when the doors were closed', async () => {
    const calls = await granted(3)
    const [hidden] = calls as [TargetCall]
    const entering = enter(hidden, bench.databases[0], '-c post_auth_delay=2')
      .then((holder) => holder.query('SELECT 1'))
      .then(() => 'entered')
      .catch(() => 'kept out')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await together(calls)).toEqual([null, null, null])
    expect(await rolesLeft(calls)).toHaveLength(3)
    for (const call of calls) expect(await postgres.revoke(call)).toMatchObject({ outcome: 'done' })
    expect(await entering).toBe('kept out')
  })

  it('are all left to calls of their own where somebody keeps the row of one locked', async () => {
    const calls = await granted(2)
    const [locked] = calls as [TargetCall]
    const locker = await superuser()
    await locker.query(`BEGIN; ALTER ROLE ${roleNameOf(locked.lease)} CONNECTION LIMIT 3`)
    expect(await together(calls)).toEqual([null, null])
    await locker.end()
    expect(await together(calls)).toEqual(['done', 'done'])
  })

  it('answer for all of them where the server is away', async () => {
    const calls = [1, 2].map(() => freshCall(bench))
    const away = calls.map((call) => ({ ...call, settings: { ...call.settings, port: '9' } }))
    expect(await together(away)).toEqual(['retry', 'retry'])
  })
})
