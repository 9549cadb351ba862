import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { existingRoleOf } from '../../src/connectors/postgres/account'
import { postgres } from '../../src/connectors/postgres/postgres'
import { asSuperuser, buildPostgresBench, type PostgresBench, randomKey } from './postgres-bench'
import { enterLent, giveByHand, lentCall, mayLend } from './postgres-lent'

describe('elevating a role at PostgreSQL', () => {
  let bench: PostgresBench
  beforeAll(async () => {
    bench = await mayLend(await buildPostgresBench())
  })

  async function elevated(): Promise<TargetCall> {
    const call = await lentCall(bench, 'elevate')
    expect(await postgres.grant(call)).toMatchObject({ outcome: 'done' })
    return call
  }

  function roleOf({ account }: TargetCall): string {
    return escapeIdentifier(existingRoleOf(account.settings))
  }

  /** Somebody with a login of their own who can become the role. */
  async function friendOf(call: TargetCall): Promise<TargetCall> {
    const role = `friend_${randomKey()}`
    await asSuperuser(`CREATE ROLE ${role} LOGIN PASSWORD 'own-password' IN ROLE ${roleOf(call)}`)
    return { ...call, account: { ...call.account, settings: { role } } }
  }

  it('gives the right at once, without the right to pass it on', async () => {
    const call = await lentCall(bench, 'elevate')
    const holder = await enterLent(call, { database: bench.databases[0] })
    await expect(holder.query('SELECT FROM work.orders')).rejects.toThrow('permission denied')
    await postgres.grant(call)
    await holder.query('SELECT FROM work.orders')
    await expect(holder.query(`GRANT ${bench.writers} TO PUBLIC`)).rejects.toThrow()
    await holder.end()
  })

  it('ends the sessions that have become the group, of the role and of who can be the role', async () => {
    const call = await elevated()
    const holders = [await enterLent(call), await enterLent(await friendOf(call))]
    for (const holder of holders) await holder.query(`SET ROLE ${bench.writers}`)
    const answer = await postgres.revoke(call)
    expect(answer).toMatchObject({
      outcome: 'done',
      evidence: expect.stringContaining('2 sessions were ended'),
    })
    for (const holder of holders) await expect(holder.query('SELECT 1')).rejects.toThrow()
  })

  it('leaves alone who has the group by another way', async () => {
    const call = await elevated()
    const friend = await friendOf(call)
    await asSuperuser(`GRANT ${bench.writers} TO ${roleOf(friend)}`)
    const session = await enterLent(friend)
    expect(await postgres.revoke(call)).toMatchObject({ outcome: 'done' })
    await session.query(`SET ROLE ${bench.writers}`)
    await session.end()
  })

  it('waits for a login that is starting where nobody can tell whose it is', async () => {
    const call = await elevated()
    const startup = `-c post_auth_delay=3 -c role=${bench.writers}`
    const hidden = enterLent(await friendOf(call), { startup })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await postgres.revoke({ ...call, deadlineMs: 1_500 })).toMatchObject({
      outcome: 'retry',
    })
    expect(await postgres.revoke(call)).toMatchObject({
      outcome: 'done',
      evidence: expect.stringContaining('1 session was ended'),
    })
    await expect((await hidden).query('SELECT 1')).rejects.toThrow()
  })

  it('ends the sessions also where an earlier attempt only got as far as the grant', async () => {
    const call = await elevated()
    const holder = await enterLent(call)
    await holder.query(`SET ROLE ${bench.writers}`)
    const broker = escapeIdentifier(bench.brokerName)
    await asSuperuser(`REVOKE ${bench.writers} FROM ${roleOf(call)} GRANTED BY ${broker}`)
    expect(await postgres.revoke(call)).toMatchObject({ outcome: 'done' })
    await expect(holder.query('SELECT 1')).rejects.toThrow()
  })

  it('never says "gone" of a right that somebody else has given meanwhile', async () => {
    const call = await elevated()
    await giveByHand(call)
    expect(await postgres.revoke(call)).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(`FROM ${roleOf(call)} GRANTED BY "postgres";`),
    })
    expect(await postgres.inspect(call)).toMatchObject({ outcome: 'held' })
    await asSuperuser(`REVOKE ${bench.writers} FROM ${roleOf(call)}`)
    expect(await postgres.revoke(call)).toMatchObject({ outcome: 'already' })
  })

  it('says so where the role has the right already, and not while a lease is open', async () => {
    const call = await lentCall(bench, 'elevate')
    await giveByHand(call)
    expect(await postgres.rehearse(call)).toEqual({
      works: false,
      problems: [expect.stringContaining(`is a member of ${bench.writers} already`)],
    })
    expect(await postgres.rehearse(await elevated())).toMatchObject({ works: true })
  })

  it('says so where a group is a member of the role, or is not there', async () => {
    const call = await lentCall(bench, 'elevate')
    await asSuperuser(`GRANT ${roleOf(call)} TO ${bench.writers}`)
    const settings = { ...call.account.settings, roles: [bench.writers, 'no_such_role'] }
    expect(await postgres.rehearse({ ...call, account: { ...call.account, settings } })).toEqual({
      works: false,
      problems: [
        'There is no role no_such_role.',
        `${bench.writers} is itself a member of ${existingRoleOf(settings)}.`,
      ],
    })
  })

  it('needs the right to end the sessions of others, and says which statement gives it', async () => {
    const other = await buildPostgresBench()
    expect(await postgres.rehearse(await lentCall(other, 'elevate'))).toEqual({
      works: false,
      problems: [expect.stringMatching(/Run: GRANT pg_signal_backend TO "broker_\w+";$/)],
    })
  })

  it('is shown as the holder’s own login, with the statement that makes them the group', async () => {
    const call = await lentCall(bench, 'elevate')
    expect(postgres.instruct(call)).toMatchObject({
      username: existingRoleOf(call.account.settings),
      usesOwnLogin: true,
      commands: [expect.stringMatching(/^psql /), `SET ROLE "${bench.writers}";`],
    })
  })
})
