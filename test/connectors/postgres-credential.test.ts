import { escapeIdentifier } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { existingRoleOf } from '../../src/connectors/postgres/account'
import { postgres } from '../../src/connectors/postgres/postgres'
import { asSuperuser, buildPostgresBench, type PostgresBench, randomKey } from './postgres-bench'
import { granted, lentCall, mayLend, mayUseLent, roleOf, stateOf } from './postgres-lent'

let bench: PostgresBench
beforeAll(async () => {
  bench = await mayLend(await buildPostgresBench())
})

describe('a password that is lent at PostgreSQL', () => {
  it('opens with the fresh secret after a rotation, and reached the server as a verifier only', async () => {
    const call = await granted(await lentCall(bench, 'credential'))
    const fresh = `fresh-${randomKey()}`
    expect(await postgres.rotate?.({ ...call, fresh })).toMatchObject({
      outcome: 'done',
      evidence: expect.stringContaining('was tried in vain'),
    })
    expect(await mayUseLent(call)).toBe(false)
    expect(await mayUseLent(call, fresh)).toBe(true)
    const [role] = await stateOf(existingRoleOf(call.account.settings))
    expect(role).toMatchObject({ rolvaliduntil: 'infinity' })
    expect(String((role as { rolpassword: string }).rolpassword)).toMatch(/^SCRAM-SHA-256\$4096:/)
  })

  it('is known to be changed where the login that proves it is ended from elsewhere', async () => {
    const call = await granted(await lentCall(bench, 'credential'))
    const name = existingRoleOf(call.account.settings)
    const ends = escapeIdentifier(`ends_${randomKey()}`)
    await asSuperuser(`CREATE FUNCTION ${ends}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        IF session_user = '${name}' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      END $$;
      CREATE EVENT TRIGGER ${ends} ON login EXECUTE FUNCTION ${ends}()`)
    const fresh = `fresh-${randomKey()}`
    const during = await postgres.rotate?.({ ...call, fresh })
    await asSuperuser(`DROP EVENT TRIGGER ${ends}; DROP FUNCTION ${ends}()`)
    expect(during).toEqual({
      outcome: 'retry',
      message: `The try to log in as ${name} was ended from elsewhere.`,
    })
    expect(await postgres.rotate?.({ ...call, fresh })).toMatchObject({ outcome: 'done' })
  })

  it('says so where no password would open the role', async () => {
    const call = await lentCall(bench, 'credential')
    await asSuperuser(`ALTER ROLE ${roleOf(call)} NOLOGIN`)
    const sentence = expect.stringContaining('may not log in')
    expect(await postgres.rehearse(call)).toEqual({ works: false, problems: [sentence] })
    expect(await postgres.grant(call)).toEqual({ outcome: 'refused', message: sentence })
  })
})
