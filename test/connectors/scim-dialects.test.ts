import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TargetCall } from '../../src/connectors/connector'
import { scim } from '../../src/connectors/scim/scim'
import { find, freshCall, make, mayEnter, patch, randomKey } from './scim-bench'
import { json, onTheWay, type Passing, scimError } from './scim-way'

afterEach(() => void vi.restoreAllMocks())

async function goesRoundIn(call: TargetCall): Promise<void> {
  expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
  expect(await scim.grant(call)).toMatchObject({ outcome: 'done' })
  expect(await scim.grant(call)).toMatchObject({ outcome: 'already' })
  expect(await scim.inspect(call)).toMatchObject({ outcome: 'held' })
  expect(await scim.revoke(call)).toMatchObject({ outcome: 'done' })
  expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
  expect(await scim.revoke(call)).toMatchObject({ outcome: 'already' })
}

const MODES = ['enable', 'elevate', 'provision'] as const

/** A server with small pages, so that everything has to be turned over. */
function inSmallPages({ method, url, pass }: Passing) {
  if (method !== 'GET' || !url.searchParams.has('count')) return
  url.searchParams.delete('filter')
  url.searchParams.set('count', '7')
  return pass({ url })
}

describe.each(MODES)('in the mode %s', (mode) => {
  it('a server without PATCH gets the whole back, changed in one place', async () => {
    const call = await freshCall(mode)
    const seen = onTheWay(({ method }) => (method === 'PATCH' ? scimError(405) : undefined))
    await goesRoundIn(call)
    if (mode !== 'provision') expect(seen.filter((each) => each.startsWith('PUT'))).toHaveLength(2)
  })

  it('a server that only knows changes without a path gets those', async () => {
    const call = await freshCall(mode)
    onTheWay(({ method, body }) =>
      method === 'PATCH' && body.includes('"path":"active"')
        ? new Response(null, { status: 204 })
        : undefined,
    )
    await goesRoundIn(call)
  })

  it('a server without filters is read page by page', async () => {
    const call = await freshCall(mode)
    onTheWay((passing) =>
      passing.url.searchParams.has('filter') ? scimError(400) : inSmallPages(passing),
    )
    await goesRoundIn(call)
  })

  it('a server that ignores filters is not believed', async () => {
    const call = await freshCall(mode)
    onTheWay(inSmallPages)
    await goesRoundIn(call)
  })

  it('a list that is not shown to its end never means "not there"', async () => {
    const call = await freshCall(mode)
    onTheWay(({ method, url }) =>
      method === 'GET' && url.searchParams.has('count')
        ? json({ totalResults: 2, startIndex: 1, Resources: [] })
        : undefined,
    )
    for (const answer of [await scim.inspect(call), await scim.revoke(call)])
      expect(answer).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/whole list/),
      })
  })

  it('a server that accepts a change and does not show it leaves the outcome unknown', async () => {
    const call = await freshCall(mode)
    onTheWay(({ method }) => (method === 'PATCH' ? new Response(null, { status: 204 }) : undefined))
    const answer = await scim.grant(call)
    expect(answer).toMatchObject({
      outcome: 'unknown',
      message: 'The server accepted the change and does not show it.',
    })
  })
})

describe('granting and revoking over SCIM', () => {
  it('keeps the other members of a group where the whole group is written', async () => {
    const call = await freshCall('elevate')
    const other = await make('Users', { userName: `other-${randomKey()}` })
    const group = await find('Groups', 'displayName', String(call.account.settings.group))
    await patch('Groups', group.id, { op: 'add', path: 'members', value: [{ value: other.id }] })
    onTheWay(({ method }) => (method === 'PATCH' ? scimError(501) : undefined))
    await goesRoundIn(call)
    vi.restoreAllMocks()
    const after = await find('Groups', 'displayName', String(call.account.settings.group))
    expect(after.members).toMatchObject([{ value: other.id }])
  })

  it('writes nothing over a change that somebody made meanwhile', async () => {
    const call = await freshCall('elevate')
    const other = await make('Users', { userName: `other-${randomKey()}` })
    const group = await find('Groups', 'displayName', String(call.account.settings.group))
    const real = globalThis.fetch
    onTheWay(({ method, pass }) => {
      if (method === 'PATCH') return scimError(405)
      if (method !== 'PUT') return
      vi.stubGlobal('fetch', real)
      const add = { op: 'add', path: 'members', value: [{ value: other.id }] }
      return patch('Groups', group.id, add).then(() => pass())
    })
    expect(await scim.grant(call)).toMatchObject({
      outcome: 'retry',
      message: expect.stringMatching(/412/),
    })
    vi.unstubAllGlobals()
    const after = await find('Groups', 'displayName', String(call.account.settings.group))
    expect(after.members).toMatchObject([{ value: other.id }])
  })

  it.each([403, 405])('deactivates a user whom the server does not delete (%i)', async (status) => {
    const call = await freshCall('provision')
    await scim.grant(call)
    onTheWay(({ method }) => (method === 'DELETE' ? scimError(status) : undefined))
    expect(await scim.revoke(call)).toMatchObject({
      outcome: 'done',
      evidence: expect.stringMatching(/not active/),
    })
    expect(await scim.revoke(call)).toMatchObject({ outcome: 'already' })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
    expect(await mayEnter(call)).toBe(false)
  })

  it.each(['enable', 'elevate'] as const)(
    'never takes a user who was renamed for gone (%s)',
    async (mode) => {
      const call = await freshCall(mode)
      await scim.grant(call)
      const user = await find('Users', 'userName', String(call.account.settings.userName))
      await patch('Users', user.id, { op: 'replace', value: { userName: `new-${randomKey()}` } })
      for (const answer of [await scim.inspect(call), await scim.revoke(call)])
        expect(answer).toMatchObject({
          outcome: 'refused',
          message: expect.stringMatching(/renamed/),
        })
    },
  )

  it('finds a user that it made under another name, and deletes it', async () => {
    const call = await freshCall('provision')
    await scim.grant(call)
    const name = `${call.lease.resourceKey}-${call.lease.fence}@example.test`
    const { id } = await find('Users', 'userName', name)
    const other = `hidden-${randomKey()}`
    await patch('Users', id, { op: 'replace', value: { userName: other } })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'held' })
    expect(await scim.revoke(call)).toMatchObject({ outcome: 'done' })
    await expect(find('Users', 'userName', other)).rejects.toThrow('There is nobody')
  })

  it('leaves a user alone that merely has the name', async () => {
    const call = await freshCall('provision')
    const userName = `${call.lease.resourceKey}-${call.lease.fence}@example.test`
    await make('Users', { userName, active: true })
    for (const verb of ['grant', 'revoke', 'inspect'] as const)
      expect(await scim[verb](call)).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/not made by Hallpass/),
      })
    expect(await find('Users', 'userName', userName)).toMatchObject({ active: true })
  })

  it('makes nobody where the server does not keep the mark', async () => {
    const call = await freshCall('provision')
    onTheWay(({ method, body, pass }) =>
      method === 'POST' ? pass({ body: body.replace('externalId', 'ignoredId') }) : undefined,
    )
    expect(await scim.grant(call)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/externalId/),
    })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('makes one user only, however the first answer was lost', async () => {
    const call = await freshCall('provision')
    onTheWay(({ method, pass }) => {
      if (method !== 'POST') return
      return pass().then(() => {
        throw new Error('Network connection lost.')
      })
    })
    expect(await scim.grant(call)).toMatchObject({ outcome: 'unknown' })
    vi.restoreAllMocks()
    expect(await scim.grant(call)).toMatchObject({ outcome: 'done' })
    expect(await mayEnter(call)).toBe(true)
    expect(await scim.revoke(call)).toMatchObject({ outcome: 'done' })
    expect(await scim.inspect(call)).toMatchObject({ outcome: 'clean' })
  })
})
