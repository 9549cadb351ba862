import type { Client } from 'pg'
import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, TargetCall } from '../../src/connectors/connector'
import { residueRoleOf, roleNameOf } from '../../src/connectors/postgres/names'
import { postgres } from '../../src/connectors/postgres/postgres'
import {
  asSuperuser,
  belongings,
  buildPostgresBench,
  enter,
  freshCall,
  mayEnter,
  type PostgresBench,
  settingsFor,
  world,
} from './postgres-bench'

/** As a Custodian does it: together with others first, then alone where that was not the end. */
async function revokeJointly(call: TargetCall): Promise<Answer> {
  const [joint] = (await postgres.revokeTogether?.([call])) ?? []
  return joint ?? postgres.revoke(call)
}

const WAYS = [
  { kind: 'least', way: 'alone', revoke: postgres.revoke },
  { kind: 'superuser', way: 'alone', revoke: postgres.revoke },
  { kind: 'least', way: 'together first', revoke: revokeJointly },
] as const

describe.each(WAYS)('revoking at PostgreSQL, broker: $kind, $way', ({ kind, revoke }) => {
  let bench: PostgresBench
  beforeAll(async () => {
    const built = await buildPostgresBench()
    bench = kind === 'least' ? built : { ...built, settings: settingsFor(world.superuser) }
  })

  async function granted(): Promise<TargetCall> {
    const call = freshCall(bench)
    expect(await postgres.grant(call)).toMatchObject({ outcome: 'done' })
    return call
  }

  async function expectGone(call: TargetCall, answer: unknown): Promise<void> {
    expect(answer).toMatchObject({ outcome: 'done' })
    const name = roleNameOf(call.lease)
    const left = await asSuperuser(
      `SELECT pid FROM pg_stat_activity WHERE usename = '${name}' OR (usesysid IS NOT NULL
         AND usesysid NOT IN (SELECT oid FROM pg_roles))`,
    )
    expect(left).toEqual([])
    expect(await asSuperuser(`SELECT FROM pg_roles WHERE rolname = '${name}'`)).toEqual([])
    expect(await mayEnter(call)).toBe(false)
  }

  it('hands over what the holder made in several databases, and loses no data', async () => {
    const call = await granted()
    const role = roleNameOf(call.lease)
    for (const database of bench.databases) {
      const holder = await enter(call, database)
      await holder.query(belongings(role))
      await holder.end()
    }
    const answer = await revoke(call)
    await expectGone(call, answer)
    for (const database of bench.databases) {
      expect(answer).toMatchObject({ evidence: expect.stringContaining(database) })
      const [owner] = await asSuperuser(
        `SELECT pg_get_userbyid(relowner) AS owner, (SELECT note FROM work.t_${role}) AS note
         FROM pg_class WHERE oid = 'work.t_${role}'::regclass`,
        database,
      )
      expect(owner).toEqual({ owner: residueRoleOf(bench.settings.user ?? ''), note: 'kept' })
    }
  })

  it('leaves the residue role unable to do anything, and the broker as it was', async () => {
    const [residue] = await asSuperuser(
      `SELECT rolcanlogin, ARRAY(SELECT roleid::regrole::text FROM pg_auth_members
         WHERE member = r.oid) AS roles FROM pg_roles r
       WHERE rolname = '${residueRoleOf(bench.settings.user ?? '')}'`,
    )
    expect(residue).toEqual({ rolcanlogin: false, roles: [] })
    const kept = await asSuperuser<{ role: string }>(
      `SELECT DISTINCT m.roleid::regrole::text AS role FROM pg_auth_members m
       WHERE m.member = '${bench.brokerName}'::regrole`,
    )
    for (const { role } of kept) expect(role).not.toMatch(/^hallpass_/)
  })

  it('ends sessions in the middle of transactions that hold locks', async () => {
    const call = await granted()
    const open: Client[] = []
    for (const database of bench.databases) {
      const holder = await enter(call, database)
      await holder.query('BEGIN; LOCK TABLE work.orders; CREATE TABLE work.half (id int)')
      open.push(holder)
    }
    const answer = await revoke(call)
    await expectGone(call, answer)
    expect(answer).toMatchObject({ evidence: expect.stringContaining('2 sessions were ended') })
    for (const holder of open) await expect(holder.query('SELECT 1')).rejects.toThrow()
  })

  it('wins against a holder who reconnects in a loop', async () => {
    const call = await granted()
    let isLooping = true
    const loops = Array.from({ length: 5 }, async () => {
      while (isLooping) {
        const holder = await enter(call, bench.databases[0]).catch(() => undefined)
        await holder?.query('SELECT pg_sleep(10)').catch(() => undefined)
        await holder?.end().catch(() => undefined)
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const answer = await revoke(call)
    await new Promise((resolve) => setTimeout(resolve, 300))
    isLooping = false
    await Promise.all(loops)
    await expectGone(call, answer)
  })

  it('wins against a holder who keeps the row of the role locked', async () => {
    const call = await granted()
    let isLooping = true
    const loops = Array.from({ length: 5 }, async () => {
      while (isLooping) {
        const holder = await enter(call, bench.databases[0]).catch(() => undefined)
        await holder
          ?.query(`BEGIN; ALTER ROLE CURRENT_USER PASSWORD 'mine'; SELECT pg_sleep(10)`)
          .catch(() => undefined)
        await holder?.end().catch(() => undefined)
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const answer = await revoke(call)
    isLooping = false
    await Promise.all(loops)
    await expectGone(call, answer)
  })

  it('finds a session that asked the server to wait before it shows itself', async () => {
    const call = await granted()
    const hidden = enter(call, bench.databases[0], '-c post_auth_delay=2')
      .then((holder) => holder.query('SELECT 1'))
      .then(() => 'entered')
      .catch(() => 'kept out')
    await new Promise((resolve) => setTimeout(resolve, 500))
    const answer = await revoke(call)
    await expectGone(call, answer)
    expect(await hidden).toBe('kept out')
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await expectGone(call, answer)
  })

  it('takes back rights that the holder was given, or gave itself, besides', async () => {
    const call = await granted()
    const role = roleNameOf(call.lease)
    const [database] = bench.databases
    await asSuperuser(
      `CREATE TABLE work.g_${role} (id int); ALTER TABLE work.g_${role}
      OWNER TO ${bench.writers}`,
      database,
    )
    const holder = await enter(call, database)
    await holder.query(`GRANT SELECT ON work.g_${role} TO ${role};
      ALTER DEFAULT PRIVILEGES FOR ROLE ${bench.writers} GRANT SELECT ON TABLES TO ${role};
      SET ROLE ${bench.writers}; CREATE TABLE work.stays_${role} (id int)`)
    await holder.end()
    await expectGone(call, await revoke(call))
    const [stays] = await asSuperuser(
      `SELECT pg_get_userbyid(relowner) AS owner FROM pg_class
       WHERE oid = 'work.stays_${role}'::regclass`,
      database,
    )
    expect(stays).toEqual({ owner: bench.writers })
  })

  it('rolls back a transaction that the holder prepared', async () => {
    const call = await granted()
    const holder = await enter(call, bench.databases[1])
    await holder.query(`BEGIN; CREATE TABLE work.prepared (id int);
      PREPARE TRANSACTION 'it''s ${roleNameOf(call.lease)}'`)
    await holder.end()
    await expectGone(call, await revoke(call))
  })

  it('waits its turn where somebody else uses what is to be handed over', async () => {
    const call = { ...(await granted()), deadlineMs: 2_000 }
    const role = roleNameOf(call.lease)
    const [database] = bench.databases
    const holder = await enter(call, database)
    await holder.query(`CREATE TABLE work.busy_${role} (id int)`)
    await holder.end()
    const other = await enter(await granted(), database)
    await other.query(`BEGIN; SELECT FROM work.orders`)
    await asSuperuser(`GRANT SELECT ON work.busy_${role} TO ${bench.writers}`, database)
    await other.query(`SELECT FROM work.busy_${role}`)
    expect(await revoke(call)).toMatchObject({ outcome: 'retry' })
    expect(await mayEnter(call)).toBe(false)
    expect(await postgres.inspect(call)).toMatchObject({
      outcome: 'held',
      evidence: expect.stringContaining('may no longer log in, member of nothing'),
    })
    await other.end()
    await expectGone(call, await revoke({ ...call, deadlineMs: 10_000 }))
  })

  it('shuts the door even where Hallpass has lost its hold on the group', async () => {
    const call = await granted()
    const role = roleNameOf(call.lease)
    const holder = await enter(call, bench.databases[0])
    await holder.query(`CREATE FUNCTION work.left_${role}() RETURNS int LANGUAGE sql AS 'SELECT 1'`)
    await asSuperuser(`REVOKE ${bench.writers} FROM ${bench.brokerName} CASCADE;
      GRANT ${bench.writers} TO ${role}`)
    const answer = await revoke(call)
    await asSuperuser(`GRANT ${bench.writers} TO ${bench.brokerName} WITH ADMIN OPTION`)
    expect(await mayEnter(call)).toBe(false)
    await expect(holder.query('SELECT 1')).rejects.toThrow()
    await expectGone(call, answer.outcome === 'done' ? answer : await revoke(call))
  })

  it('can say so when rights given by a stranger stand in the way', async () => {
    const call = await granted()
    const role = roleNameOf(call.lease)
    await asSuperuser(`GRANT SELECT ON work.orders TO ${role}`, bench.databases[0])
    const answer = await revoke(call)
    if (kind === 'superuser') return expectGone(call, answer)
    expect(answer).toMatchObject({
      outcome: expect.stringMatching(/^(done|refused)$/),
    })
    if (answer.outcome === 'done') return expectGone(call, answer)
    expect(await mayEnter(call)).toBe(false)
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'held' })
  })

  it('is not led astray by what a holder puts where Hallpass might look', async () => {
    const call = await granted()
    const schema = escapeIdentifier(bench.settings.user ?? '')
    const holder = await enter(call, bench.databases[0])
    // Unqualified, this fits a numeric literal better than the built-in function does.
    await holder.query(`CREATE TABLE work.bait_${roleNameOf(call.lease)} (id int);
      SET ROLE ${bench.writers}; CREATE SCHEMA ${schema};
      CREATE FUNCTION ${schema}.to_timestamp(numeric) RETURNS timestamptz LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'trapped'; END $$;
      GRANT USAGE ON SCHEMA ${schema} TO PUBLIC`)
    await expectGone(call, await revoke(call))
  })
})
