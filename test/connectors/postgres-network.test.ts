import { describe, expect, it } from 'vitest'
import { postgres } from '../../src/connectors/postgres/postgres'
import { buildPostgresBench, freshCall, mayEnter } from './postgres-bench'

describe('a PostgreSQL in a private network', () => {
  it('is reached through the binding of the network', async () => {
    const call = freshCall(await buildPostgresBench())
    const private_ = { ...call, settings: { ...call.settings, network: 'PRIVATE_NETWORK' } }
    expect(await postgres.rehearse(private_)).toMatchObject({ works: true })
    expect(await postgres.grant(private_)).toMatchObject({ outcome: 'done' })
    expect(await mayEnter(call)).toBe(true)
    expect(await postgres.inspect(private_)).toMatchObject({ outcome: 'held' })
    expect(await postgres.revoke(private_)).toMatchObject({ outcome: 'done' })
    expect(await mayEnter(call)).toBe(false)
  })

  it('says so where there is no such binding, or none with a usable name', async () => {
    const call = freshCall(await buildPostgresBench())
    for (const [network, words] of [
      ['NO_SUCH_NETWORK', 'no binding NO_SUCH_NETWORK'],
      ['DB', 'no binding DB'],
      ['lower', 'capital letters'],
    ] as const) {
      const there = { ...call, settings: { ...call.settings, network } }
      expect(await postgres.grant(there)).toMatchObject({
        outcome: 'refused',
        message: expect.stringContaining(words),
      })
    }
  })

  it('says "try again" where nobody answers there, and "refused" where it is not let in', async () => {
    const call = freshCall(await buildPostgresBench())
    const settings = { ...call.settings, network: 'PRIVATE_NETWORK' }
    const nowhere = { ...call, deadlineMs: 3_000, settings: { ...settings, port: '1' } }
    expect(await postgres.grant(nowhere)).toMatchObject({ outcome: 'retry' })
    const stranger = { ...call, settings: { ...settings, password: 'not the password' } }
    expect(await postgres.grant(stranger)).toMatchObject({ outcome: 'refused' })
  })

  it('is another target than one with the same address elsewhere', () => {
    const where = { host: '10.0.0.5', port: '5432' }
    const origins = [{}, { network: 'ONE' }, { network: 'THE_OTHER' }].map((network) =>
      postgres.originOf({ ...where, ...network }),
    )
    expect(origins).toEqual([
      'postgres://10.0.0.5:5432',
      'postgres+one://10.0.0.5:5432',
      'postgres+the-other://10.0.0.5:5432',
    ])
  })
})
