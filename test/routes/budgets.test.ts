import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Tally } from '../../durable-objects/tally'
import { openShop, policyWith, type Shop } from './shop'
import { type Caller, signedIn } from './visit'

describe('budgets, over the API', () => {
  let ana: Caller
  let bo: Caller
  let root: Caller
  let stocked: Shop['stocked']

  beforeAll(async () => {
    ;({ ana, bo, root, stocked } = await openShop())
  })

  async function approved(filing: object) {
    const { body, status } = await ana.send('POST', '/requests', filing)
    if (status === 201) await bo.send('POST', `/requests/${body.id}/approve`)
    return { path: `/requests/${body.id}`, body, status }
  }

  it('refuse what limits nothing, and count over resources what one person has', async () => {
    const base = policyWith([bo.id])
    const policy = (budgets: readonly object[]) => ({
      ...{ ...base, name: 'with a budget' },
      terms: { ...base.terms, budgets },
    })
    const none = await root.send(
      'POST',
      '/policies',
      policy([{ per: 'person', periodSeconds: 60 }]),
    )
    expect([none.status, none.text.includes('A budget limits something')]).toEqual([400, true])
    const budget = { per: 'person', periodSeconds: 86_400, leases: 1 }
    const { body } = await root.send('POST', '/policies', policy([budget]))
    expect(body).toMatchObject({ terms: { budgets: [budget] } })
    await root.send('POST', `/policies/${body.id}/move`, { position: 1 })

    const [one, other] = [await stocked(), await stocked()]
    const [first, second] = [await approved(one.filing), await approved(other.filing)]
    const [taken, late] = await Promise.all([
      ana.send('POST', `${first.path}/check-out`),
      ana.send('POST', `${second.path}/check-out`),
    ])
    const codes = [taken, late].map(({ status, body: said }) => `${status} ${said.code ?? ''}`)
    expect(codes.filter((each) => each.startsWith('20'))).toHaveLength(1)
    expect(codes.some((each) => each === '409 budget_spent')).toBe(true)

    const winner = [taken, late].find(({ status }) => status < 300)
    if (winner) await ana.send('POST', `/leases/${winner.body.id}/check-in`)
    await vi.waitFor(async () => {
      const third = await approved((await stocked()).filing)
      expect([third.status, third.body.code]).toEqual([409, 'budget_spent'])
    })
  })

  it('count also where the approval comes while it is being taken', async () => {
    const dan = await signedIn('Dan')
    const file = async () => (await dan.send('POST', '/requests', (await stocked()).filing)).body.id
    const [one, other] = [await file(), await file()]
    await bo.send('POST', `/requests/${one}/approve`)
    expect((await dan.send('POST', `/requests/${one}/check-out`)).status).toBeLessThan(300)

    const { reserve } = Tally.prototype
    vi.spyOn(Tally.prototype, 'reserve').mockImplementation(async function (this: Tally, ...told) {
      await bo.send('POST', `/requests/${other}/approve`)
      return reserve.apply(this, told)
    })
    const late = await dan.send('POST', `/requests/${other}/check-out`)
    expect([late.status, late.body.code]).toEqual([409, 'budget_spent'])
  })
})
