import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANA_PASSWORD } from '../world/postgres-bootstrap.ts'
import * as asking from './asking'
import { type Prop, Stage } from './stage'

describe('accounts that lend what the database already has', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open()
  })
  afterAll(() => stage.close())

  function seeded(resource: string, account: string): Prop {
    return {
      resourceId: stage.seeded.resources[resource] ?? '',
      accountId: stage.seeded.accounts[`${resource}/${account}`] ?? '',
    }
  }

  async function checkedOut(prop: Prop) {
    const { ana, bo } = stage.people
    const request = await asking.ask(ana, prop)
    if ((await asking.stageOf(ana, request)) === 'pending')
      await asking.decide(bo, request, 'approve')
    const { body: lease } = await asking.checkOut(ana, request)
    expect(lease).toMatchObject({ phase: 'active' })
    return { lease, ...(await asking.credentialOf(ana, lease)) }
  }

  async function opens(client: pg.Client): Promise<boolean> {
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      return false
    }
  }

  function expectUnlogged(secret: string): void {
    expect(readFileSync(stage.world.postgres.logFile, 'utf8')).not.toContain(secret)
  }

  it('a login that is shut at rest is open while it is held', async () => {
    const { lease, secret, guide } = await checkedOut(seeded('prod-shop-db', 'reports'))
    expect(guide.username).toBe('shop_reports')
    const holder = stage.client('shop_reports', secret)
    holder.on('error', () => undefined)
    await holder.connect()
    await holder.query('SELECT * FROM orders')
    expect((await asking.checkIn(stage.people.ana, lease)).body.phase).toBe('closed')
    await expect(holder.query('SELECT 1')).rejects.toThrow()
    expect(await opens(stage.client('shop_reports', secret))).toBe(false)
    expectUnlogged(secret)
  })

  it('Ana’s own login gains a role, is shown no secret, and loses it again', async () => {
    const { lease, secret } = await checkedOut(seeded('prod-shop-db', 'ana-writes'))
    expect(secret).toBe('')
    const holder = stage.client('ana', ANA_PASSWORD)
    holder.on('error', () => undefined)
    await holder.connect()
    await holder.query('SET ROLE shop_writers')
    await holder.query('UPDATE orders SET quantity = quantity')
    expect((await asking.checkIn(stage.people.ana, lease)).body.phase).toBe('closed')
    await expect(holder.query('SELECT 1')).rejects.toThrow()
    const after = stage.client('ana', ANA_PASSWORD)
    await after.connect()
    await expect(after.query('UPDATE orders SET quantity = quantity')).rejects.toThrow('permission')
    await after.end()
  })

  it('a password is shown, and good for nothing once it was rotated', async () => {
    const { lease, secret } = await checkedOut(seeded('dev-shop-db', 'batch'))
    const client = () => stage.client('shop_dev_batch', secret, 'shop_dev')
    expect(await opens(client())).toBe(true)
    const closed = await asking.checkIn(stage.people.ana, lease)
    expect(closed.body).toMatchObject({
      phase: 'closed',
      evidence: expect.stringContaining('was tried in vain'),
    })
    expect(await opens(client())).toBe(false)
    expectUnlogged(secret)
  })
})
