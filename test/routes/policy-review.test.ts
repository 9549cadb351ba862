import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../support/eventually'
import { openShop, policyWith, type Shop } from './shop'

type List = { readonly items?: readonly Record<string, unknown>[] }

describe('the policies', () => {
  let shop: Shop
  let path: string

  beforeAll(async () => {
    shop = await openShop()
    const { items } = (await shop.root.get('/policies')).body as List
    path = `/policies/${items?.[0]?.id}`
    const { filing } = await shop.stocked()
    const filed = await shop.ana.send('POST', '/requests', filing)
    expect(filed.status).toBe(201)
    await eventually(async () =>
      expect(
        ((await shop.root.get('/history?type=request.filed')).body as List).items,
      ).toHaveLength(1),
    )
  })

  const tried = async (body: object) => {
    const { status, body: answer } = await shop.root.send('POST', '/policies/what-if', body)
    return { status, ...(answer as { turned?: number } & List) }
  }

  it('say what is odd about them', async () => {
    const { items } = (await shop.root.get('/policies/lint')).body as List
    expect(items).toMatchObject([
      { code: 'only_approver_asks', severity: 'warning', policyName: 'one step' },
    ])
    expect(items?.[0]?.sentence).toMatch(/^Bo may ask but could not be approved/)
  })

  it('say which requests would go another way under a change, or a whole list', async () => {
    const id = path.split('/').at(-1)
    const policy = policyWith([shop.bo.id])
    expect(await tried({ change: { id, policy } })).toMatchObject({ status: 200, turned: 0 })
    const shorter = { ...policy.terms.duration, defaultSeconds: 60, maxSeconds: 60 }
    const strict = { ...policy, terms: { ...policy.terms, duration: shorter } }
    const refused = { before: 'one step', sentences: ['Refused: the duration is too long.'] }
    for (const body of [{ change: { id, policy: strict } }, { policies: [{ policy: strict }] }])
      expect(await tried(body)).toMatchObject({
        turned: 1,
        looked: 1,
        items: [{ ...refused, requesterName: 'Ana', accountName: 'rw' }],
      })
    expect(await tried({ change: { id, policy: null } })).toMatchObject({
      items: [{ after: null, sentences: ['Refused: no policy matches.'] }],
    })
    const open = { ...policy, name: 'open', terms: { ...policy.terms, steps: [] } }
    expect(await tried({ change: { position: 1, policy: open } })).toMatchObject({
      items: [{ after: 'open', sentences: ['It approves by itself.', expect.any(String)] }],
      findings: [{ code: 'shadowed', policyName: 'one step' }],
    })
    expect((await shop.root.get('/policies')).body.items).toHaveLength(1)
  })

  it('refuse a trial of nothing, of both, and of a policy that there is not', async () => {
    const policy = policyWith([shop.bo.id])
    expect((await tried({})).status).toBe(400)
    expect((await tried({ policies: [], change: { policy } })).status).toBe(400)
    expect((await tried({ change: { id: 'pol_none', policy } })).status).toBe(404)
  })

  it('keep their versions, each with what it changed in words', async () => {
    const policy = policyWith([shop.bo.id])
    const terms = { ...policy.terms, ticketRequired: true }
    await shop.root.send('PUT', path, { ...policy, name: 'renamed', terms })
    const { items } = (await shop.root.get(`${path}/versions`)).body as List
    expect(items).toMatchObject([
      {
        revision: 2,
        byName: 'Root',
        sentences: ['It is called “renamed” instead of “one step”.', 'A ticket is required.'],
      },
      { revision: 1, sentences: ['The first version.'] },
    ])
    expect((await shop.root.get('/policies/pol_none/versions')).status).toBe(404)
  })
})
