import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { custodianOf } from '../../src/custodian-of'
import version1 from './logs/version-1.json'

/** Logs as Custodians of shipped versions wrote them; a file here never changes. */
const LOGS = { 'version-1': version1 }

const ID = 'res_logone'

async function withLog(rows: typeof version1) {
  const custodian = () => custodianOf(env, ID)
  await custodian().lookAtHolders()
  await runInDurableObject(custodian(), (_, { storage }) => {
    for (const { sequence, at, version, actor, event } of rows)
      storage.sql.exec(
        'INSERT INTO events (sequence, at, version, actor, event) VALUES (?, ?, ?, ?, ?)',
        sequence,
        at,
        version,
        JSON.stringify(actor),
        JSON.stringify(event),
      )
  })
  await evictDurableObject(custodian())
  return custodian()
}

describe('a log that an earlier version wrote', () => {
  it.each(Object.entries(LOGS))('is read as the same state: %s', async (_, rows) => {
    vi.setSystemTime(rows.at(-1)?.at ?? 0)
    const custodian = await withLog(rows)
    const stages = []
    for (const number of [1, 2, 3, 4, 5] as const)
      stages.push((await custodian.lookAtRequest(`req_logone_${number}`)).request?.stage)
    expect(stages).toEqual(['used', 'rejected', 'cancelled', 'in_use', 'pending'])
    const holders = await custodian.lookAtHolders()
    expect(holders.map(({ id, phase, holderName }) => [id, phase, holderName])).toEqual([
      ['lea_logone_3', 'active', 'Ana'],
    ])
    vi.useRealTimers()
  })
})
