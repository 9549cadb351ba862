import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { openShop, type Shop } from './shop'
import { type Caller, installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

describe('the lists', () => {
  let shop: Shop
  let auditor: Caller

  beforeAll(async () => {
    shop = await openShop()
    auditor = await signedIn('Audra', 'auditor')
    await shop.stocked()
    const gate = { name: 'gate', kind: 'host', description: '=cmd()', tags: ['edge'] }
    const vault = { name: 'vault', kind: 'other', tags: [] }
    for (const body of [gate, vault]) await shop.root.send('POST', '/resources', body)
  })

  it('are narrowed by their address, and the file has what the page has', async () => {
    const listed = async (query: string) => {
      const page = await visit(shop.root, `/admin/resources?${query}`)
      const file = await visit(shop.root, `/admin/resources.csv?${query}`)
      const onPage = [...page.text.matchAll(/href="\/admin\/resources\/res_\w+">([^<]+)</g)]
      const inFile = file.text.trim().split('\r\n').slice(1)
      expect(inFile.map((line) => line.split(',')[1])).toEqual(onPage.map(([, name]) => name))
      return onPage.map(([, name]) => name)
    }
    expect(await listed('')).toEqual(['gate', 'shop-1', 'vault'])
    expect(await listed('kind=host')).toEqual(['gate'])
    expect(await listed('tag=edge')).toEqual(['gate'])
    expect(await listed('q=AUL')).toEqual(['vault'])
    expect(await listed('state=retired')).toEqual([])
    expect((await listed('sort=newest')).at(-1)).toBe('shop-1')
  })

  it('give spreadsheets nothing to run', async () => {
    const { text } = await visit(shop.root, '/admin/resources.csv?q=gate')
    expect(text).toContain(",'=cmd(),")
  })

  it('show people who are here, those who left where asked', async () => {
    const names = async (query: string) =>
      (await visit(shop.root, `/admin/people.csv?${query}`)).text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[1])
    expect(await names('')).toEqual(expect.arrayContaining(['Ana', 'Bo', 'Root']))
    expect(await names('role=auditor')).toEqual(['Audra'])
    expect(await names('state=left')).toEqual([])
  })

  it('of policies say the place of each among all', async () => {
    const { text } = await visit(shop.root, '/admin/policies.csv?q=shop')
    expect(text.split('\r\n')[1]).toMatch(/^1,pol_\w+,one step,yes,shop-\*,,/)
    const off = await visit(shop.root, '/admin/policies?state=off')
    expect(off.text).toContain('No policy is like that')
    expect((await visit(shop.root, '/admin/policies')).text).toContain('data-reorder')
    expect((await visit(shop.root, '/admin/policies?q=one')).text).not.toContain('data-reorder')
  })

  it('are unknown to those who may not see them, as pages and as files', async () => {
    for (const noun of ['resources', 'people', 'groups', 'connectors', 'policies'])
      for (const ending of ['', '.csv']) {
        const path = `/admin/${noun}${ending}`
        expect((await visit(shop.root, path)).status, path).toBe(200)
        for (const caller of [shop.ana, auditor])
          expect((await visit(caller, path)).status, path).toBe(404)
      }
  })

  it('of what auditors ask are theirs and the administrators’ only', async () => {
    const paths = ['history', 'history.csv', 'history.ndjson', 'reports', 'reports.csv']
    for (const path of paths.map((each) => `/admin/${each}`)) {
      expect((await visit(auditor, path)).status, path).toBe(200)
      expect((await visit(shop.ana, path)).status, path).toBe(404)
    }
    expect((await visit(auditor, '/admin/reports?view=nonsense')).status).toBe(404)
    for (const view of ['now', 'accounts', 'people', 'unused', 'late'])
      expect((await visit(auditor, `/admin/reports?view=${view}&q=x`)).status, view).toBe(200)
  })
})

describe('the history as a file', () => {
  it('has what the filters find, a policy among them, and nothing else', async () => {
    const root = await signedIn('Root', 'administrator')
    const lines = async (query: string) =>
      (await visit(root, `/admin/history.ndjson?${query}`)).text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { type: string; at: string })
    expect((await lines('type=resource.created')).map(({ type }) => type)).toEqual(
      Array(3).fill('resource.created'),
    )
    expect((await lines('policy=one+step')).map(({ type }) => type)).toEqual(['policy.created'])
    expect(await lines('to=2000-01-01T00:00')).toEqual([])
    expect((await visit(root, '/admin/history.csv?policy=nonsense')).status).toBe(404)
    expect((await visit(root, '/admin/history?policy=nonsense')).text).toContain(
      'There is no policy “nonsense”.',
    )
  })

  it('is narrowed to what was asked under a policy', async () => {
    const ana = await signedIn('Ana')
    const root = await signedIn('Root', 'administrator')
    const { text } = await visit(root, '/admin/resources.csv?q=shop-1')
    const id = text.split('\r\n')[1]?.split(',')[0] ?? ''
    const { body } = await root.get(`/resources/${id}/accounts`)
    const [account] = (body as unknown as { items: { id: string }[] }).items
    const wish = { resourceId: id, accountId: account?.id, durationSeconds: 3_600 }
    const filed = await ana.send('POST', '/requests', { ...wish, justification: 'because' })
    expect(filed.status, filed.text).toBe(201)
    await expect
      .poll(async () => (await visit(root, '/admin/history.ndjson?policy=one+step')).text)
      .toContain('request.filed')
  })
})

describe('a page that looks again by itself', () => {
  it('is answered with nothing while nothing changed, whatever the time', async () => {
    const ana = await signedIn('Ana')
    const first = await visit(ana, '/waiting')
    const tag = first.tag ?? ''
    expect(tag).toMatch(/^W\/"[0-9a-f]{24}"$/)
    const again = await visit(ana, '/waiting', { 'If-None-Match': tag })
    expect([again.status, again.text]).toEqual([304, ''])
    const other = await visit(ana, '/waiting?said=approved', { 'If-None-Match': tag })
    expect(other.status).toBe(200)
  })
})

async function visit({ token }: Caller, path: string, more: Record<string, string> = {}) {
  const headers = { Cookie: `__Host-hallpass=${token}`, Origin: ORIGIN, ...more }
  const response = await app.request(`${ORIGIN}${path}`, { headers }, installation)
  return {
    status: response.status,
    tag: response.headers.get('ETag'),
    text: await response.text(),
  }
}
