import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { existingRoleOf } from '../../src/connectors/postgres/account'
import { roleNameOf } from '../../src/connectors/postgres/names'
import { postgres } from '../../src/connectors/postgres/postgres'
import {
  asSuperuser,
  buildPostgresBench,
  freshCall,
  type PostgresBench,
  randomKey,
} from './postgres-bench'
import { enterLent, granted, lentCall, mayLend, mayUseLent, roleOf, stateOf } from './postgres-lent'
import { takeAway } from './take-away'

let bench: PostgresBench
beforeAll(async () => {
  bench = await mayLend(await buildPostgresBench())
})

const MODES = ['enable', 'elevate', 'credential'] as const

function withAccount(call: TargetCall, settings: TargetCall['account']['settings']): TargetCall {
  return {
    ...call,
    account: { ...call.account, settings: { ...call.account.settings, ...settings } },
  }
}

describe.each(MODES)('a role that is lent at PostgreSQL by %s', (mode) => {
  it.each([
    ['a superuser', 'SUPERUSER'],
    ['a role that replicates', 'REPLICATION'],
  ])('is never %s', async (_, power) => {
    const call = await lentCall(bench, mode)
    await asSuperuser(`ALTER ROLE ${roleOf(call)} ${power}`)
    await expectUntouched(call, /such a role Hallpass does not touch/)
  })

  it('is never Hallpass itself, nor one of the server’s, nor one that it made', async () => {
    const call = await lentCall(bench, mode)
    const lease = freshCall(bench)
    await postgres.grant(lease)
    for (const role of [bench.brokerName, 'pg_monitor', roleNameOf(lease.lease)])
      await expectUntouched(withAccount(call, { role }), /such a role Hallpass does not touch/)
    await postgres.revoke(lease)
  })

  it('is never one whose name PostgreSQL would cut to that of another', async () => {
    const cut = `é${randomKey()}`.padEnd(62, 'x')
    expect(new TextEncoder().encode(cut)).toHaveLength(63)
    await asSuperuser(`CREATE ROLE "${cut}"`)
    const before = await stateOf(cut)
    const call = withAccount(await lentCall(bench, mode), { role: `${cut}yz` })
    expect(await postgres.grant(call)).toMatchObject({
      outcome: 'refused',
      message: `There is no role ${cut}yz.`,
    })
    await takeAway(postgres, call)
    expect(await stateOf(cut)).toEqual(before)
  })

  it('is never one with powers that could not be taken back', async () => {
    const call = await lentCall(bench, mode)
    await asSuperuser(`ALTER ROLE ${roleOf(call)} CREATEROLE`)
    expect(await postgres.grant(call)).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('which may create roles: Hallpass could not take back'),
    })
  })

  it('is in nobody’s hands when the holder has a session that is still starting', async () => {
    const call = await granted(await lentCall(bench, mode))
    const startup = `-c post_auth_delay=2${mode === 'elevate' ? ` -c role=${bench.writers}` : ''}`
    const hidden = enterLent(call, { startup })
      .then((holder) => holder.query('SELECT 1'))
      .then(() => 'entered')
      .catch(() => 'kept out')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await takeAway(postgres, call)).toMatchObject({ outcome: 'done' })
    expect(await hidden).toBe('kept out')
  })

  it('says what to run where Hallpass may not manage it', async () => {
    const call = await lentCall(bench, mode)
    const broker = escapeIdentifier(bench.brokerName)
    await asSuperuser(`REVOKE ${roleOf(call)} FROM ${broker}`)
    const admin = mode === 'elevate' ? '' : ' WITH ADMIN OPTION'
    expect(await postgres.rehearse(call)).toEqual({
      works: false,
      problems: [
        `${bench.brokerName} may not manage ${existingRoleOf(call.account.settings)}. ` +
          `Run: GRANT ${roleOf(call)} TO ${broker}${admin};`,
      ],
    })
    await asSuperuser(`GRANT ${roleOf(call)} TO ${broker}${admin}`)
    expect(await postgres.rehearse(call)).toMatchObject({ works: true })
  })

  it('leaves nothing behind in the broker, and what it owns where it is', async () => {
    const call = await granted(await lentCall(bench, mode))
    const [database] = bench.databases
    await asSuperuser(`GRANT CREATE, USAGE ON SCHEMA work TO ${roleOf(call)}`, database)
    const holder = await enterLent(call, { database })
    const table = `kept_${randomKey()}`
    await holder.query(`CREATE TABLE work.${table} (id int)`)
    await takeAway(postgres, call)
    const [kept] = await asSuperuser(
      `SELECT tableowner AS owner FROM pg_tables WHERE tablename = '${table}'`,
      database,
    )
    expect(kept).toEqual({ owner: existingRoleOf(call.account.settings) })
    await expect(holder.query('SELECT 1')).rejects.toThrow()
  })

  it('is content where the role was dropped meanwhile', async () => {
    const call = await granted(await lentCall(bench, mode))
    await asSuperuser(`DROP ROLE ${roleOf(call)}`)
    expect(await takeAway(postgres, call)).toMatchObject({ outcome: 'already' })
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'clean' })
  })
})

async function expectUntouched(call: TargetCall, saying: RegExp): Promise<void> {
  const name = existingRoleOf(call.account.settings)
  const before = await stateOf(name)
  expect(before).toHaveLength(1)
  const rehearsal = await postgres.rehearse(call)
  expect(rehearsal.works ? '' : rehearsal.problems.join()).toMatch(saying)
  expect(await postgres.grant(call)).toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(saying),
  })
  expect(await takeAway(postgres, call)).not.toMatchObject({ outcome: 'done' })
  expect(await stateOf(name)).toEqual(before)
}

describe('a login that is lent', () => {
  it('is nothing to take away, or nothing Hallpass may, once it has become a superuser', async () => {
    const [atRest, open] = [await lentCall(bench, 'enable'), await lentCall(bench, 'enable')]
    await granted(open)
    for (const call of [atRest, open]) await asSuperuser(`ALTER ROLE ${roleOf(call)} SUPERUSER`)
    expect(await takeAway(postgres, atRest)).toMatchObject({ outcome: 'already' })
    expect(await takeAway(postgres, open)).toMatchObject({ outcome: 'refused' })
  })

  it('never goes back to who had it before, whatever password they set', async () => {
    const own = withAccount(await lentCall(bench, 'enable'), { login: 'own' })
    const first = await granted(await lentCall(bench, 'enable'))
    const call = withAccount(first, { login: 'password' })
    const holder = await enterLent(call)
    await holder.query(`ALTER ROLE CURRENT_USER PASSWORD 'chosen by the first'`)
    await holder.end()
    await takeAway(postgres, call)
    expect(await stateOf(existingRoleOf(call.account.settings))).toMatchObject([
      { rolcanlogin: false, rolpassword: null },
    ])
    const next = { ...call, secret: 'of-the-next', lease: { ...call.lease, fence: 2 } }
    await granted(next)
    expect(await mayUseLent(next)).toBe(true)
    expect(await mayUseLent(next, 'chosen by the first')).toBe(false)
    await takeAway(postgres, next)

    await asSuperuser(`ALTER ROLE ${roleOf(own)} PASSWORD 'chosen by the first'`)
    await granted(own)
    expect(await mayUseLent(own, 'chosen by the first')).toBe(false)
    expect(await mayUseLent(own)).toBe(false)
  })

  it('is shut by itself at the end, by the server’s own clock and in whatever time zone', async () => {
    const broker = bench.brokerName
    await asSuperuser(`ALTER ROLE ${broker} SET timezone = 'Pacific/Kiritimati'`)
    for (const mode of ['enable', 'credential'] as const) {
      const call = await lentCall(bench, mode)
      const soon = { ...call, lease: { ...call.lease, endsAt: Date.now() + 2_500 } }
      await granted(soon)
      expect(await mayUseLent(soon)).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, soon.lease.endsAt - Date.now() + 200))
      expect(await mayUseLent(soon)).toBe(false)
    }
    await asSuperuser(`ALTER ROLE ${broker} RESET timezone`)
  })

  it.each(['enable', 'credential'] as const)(
    'ends by %s although its holder keeps the row of the role locked',
    async (mode) => {
      const call = await granted(await lentCall(bench, mode))
      const holder = await enterLent(call)
      await holder.query(`BEGIN; ALTER ROLE CURRENT_USER PASSWORD 'mine'`)
      expect(await takeAway(postgres, call)).toMatchObject({ outcome: 'done' })
      await expect(holder.query('COMMIT')).rejects.toThrow()
      for (const password of [call.secret, 'mine'])
        expect(await mayUseLent(call, password)).toBe(false)
    },
  )

  it('says so where the role may log in already, but not while a lease is open', async () => {
    const call = await lentCall(bench, 'enable')
    await asSuperuser(`ALTER ROLE ${roleOf(call)} LOGIN`)
    expect(await postgres.rehearse(call)).toEqual({
      works: false,
      problems: [expect.stringContaining(`Run: ALTER ROLE ${roleOf(call)} NOLOGIN;`)],
    })
    await asSuperuser(`ALTER ROLE ${roleOf(call)} NOLOGIN`)
    await granted(call)
    expect(await postgres.rehearse(call)).toMatchObject({ works: true })
  })
})
