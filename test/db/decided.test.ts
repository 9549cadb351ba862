import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { describe, expect, it } from 'vitest'

const db = env.DB
const { MIGRATIONS } = env as unknown as { MIGRATIONS: D1Migration[] }
const NOW = Date.UTC(2027, 0, 1)

/** Written as history and the list are by any version of Hallpass, which may know nothing of it. */
describe('when people decided', () => {
  it('stands with the request as soon as history has it, the first time of several', async () => {
    await filed('req_decided_1')
    await happened('req_decided_1', 'request.approved', NOW + 2, { isAutomatic: false })
    expect(await decidedAt('req_decided_1')).toBe(NOW + 2)
    await happened('req_decided_1', 'request.approved', NOW + 3, { isAutomatic: false })
    await happened('req_decided_1', 'request.rejected', NOW + 1)
    expect(await decidedAt('req_decided_1')).toBe(NOW + 1)
  })

  it('stands there too where history has it before the list has the request', async () => {
    await happened('req_decided_2', 'request.rejected', NOW)
    await filed('req_decided_2')
    expect(await decidedAt('req_decided_2')).toBe(NOW)
  })

  it('is never when it was approved by itself', async () => {
    await filed('req_decided_3')
    await happened('req_decided_3', 'request.approved', NOW, { isAutomatic: true })
    await happened('req_decided_4', 'request.approved', NOW, { isAutomatic: true })
    await filed('req_decided_4')
    expect([await decidedAt('req_decided_3'), await decidedAt('req_decided_4')]).toEqual([
      null,
      null,
    ])
  })

  it('is made up for where it was decided before somebody kept it', async () => {
    await filed('req_decided_5')
    await happened('req_decided_5', 'request.rejected', NOW)
    await db.prepare('UPDATE requests SET decided_at = NULL').run()
    const queries = MIGRATIONS.find(({ name }) => name === '0030_decided.sql')?.queries ?? []
    const [fill = ''] = queries.filter((query) => query.startsWith('UPDATE'))
    await db.prepare(fill).run()
    expect(await decidedAt('req_decided_5')).toBe(NOW)
    expect(await decidedAt('req_decided_3')).toBeNull()
  })
})

let sequence = 0

async function happened(id: string, type: string, at: number, data: object = {}) {
  await db
    .prepare(
      `INSERT INTO history (stream, sequence, at, type, actor_id, actor_name, request_id, data)
       VALUES ('res_decided', ?, ?, ?, 'per_bo', 'Bo', ?, ?)`,
    )
    .bind(++sequence, at, type, id, JSON.stringify(data))
    .run()
}

async function filed(id: string) {
  await db
    .prepare(
      `INSERT INTO requests (id, sequence, resource_id, resource_name, account_name, requester_id,
         requester_name, stage, justification, duration_seconds, filed_at, is_open)
       VALUES (?, 1, 'res_decided', 'db', 'rw', 'per_ana', 'Ana', 'pending', 'why', 60, 1, 1)`,
    )
    .bind(id)
    .run()
}

function decidedAt(id: string) {
  return db.prepare('SELECT decided_at FROM requests WHERE id = ?').bind(id).first('decided_at')
}
