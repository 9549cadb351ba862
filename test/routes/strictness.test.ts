import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, fetchApi, signedIn } from './visit'

const POLICY = {
  name: 'strict',
  resources: '*',
  requesters: { everybody: true },
  terms: {
    steps: [],
    duration: { minSeconds: 60, defaultSeconds: 60, maxSeconds: 60 },
    justificationRequired: true,
    pendingSeconds: 60,
    unusedSeconds: 60,
  },
}

const FILING = { resourceId: 'res_none', accountId: 'acc_none', durationSeconds: 60 }

/** A body that would be accepted, and what somebody might add to it. */
const TRICKS: readonly [string, string, object, Record<string, unknown>][] = [
  ['POST', '/requests', FILING, { stage: 'approved' }],
  ['POST', '/requests', FILING, { requesterId: 'per_root' }],
  ['POST', '/requests', FILING, { filedAt: '2020-01-01T00:00:00Z' }],
  ['POST', '/requests/req_none_1/approve', {}, { approverId: 'per_root' }],
  ['POST', '/requests/req_none_1/reject', { reason: 'no' }, { step: 2 }],
  ['POST', '/requests/req_none_1/cancel', {}, { stage: 'cancelled' }],
  ['POST', '/requests/req_none_1/check-out', {}, { accountId: 'acc_other' }],
  ['POST', '/leases/lea_none_1/check-in', {}, { endsAt: '2030-01-01T00:00:00Z' }],
  ['POST', '/leases/lea_none_1/certificate', { publicKey: 'x' }, { principal: 'root' }],
  ['POST', '/leases/lea_none_1/revoke', { reason: 'now' }, { actorId: 'per_ana' }],
  ['POST', '/resources', { name: 'a', kind: 'host' }, { id: 'res_mine' }],
  ['PATCH', '/resources/res_none', {}, { retiredAt: null }],
  ['POST', '/resources/res_none/retire', {}, { at: 1 }],
  [
    'POST',
    '/resources/res_none/accounts',
    { name: 'a', mode: 'provision', connectorId: 'con_none' },
    { resourceId: 'res_other' },
  ],
  ['PATCH', '/resources/res_none/accounts/acc_none', {}, { createdAt: 1 }],
  ['POST', '/connectors', { name: 'a', kind: 'postgres', settings: {} }, { sealed: 'x' }],
  ['PATCH', '/connectors/con_none', {}, { kind: 'other' }],
  ['POST', '/connectors/rehearse', { kind: 'postgres', settings: {} }, { id: 'con_none' }],
  ['POST', '/connectors/con_none/rehearse', {}, { kind: 'x' }],
  ['POST', '/policies', POLICY, { revision: 9 }],
  ['PUT', '/policies/pol_none', POLICY, { id: 'pol_other' }],
  ['POST', '/policies/pol_none/move', { position: 1 }, { force: true }],
  [
    'POST',
    '/policies/evaluate',
    { personId: 'per_a123', resourceId: 'res_none', accountId: 'acc_none' },
    { at: 1 },
  ],
  ['PUT', '/people/per_none/roles', { roles: [] }, { active: true }],
  ['POST', '/people/per_none/end', { reason: 'left' }, { endedAt: 1 }],
  ['POST', '/groups', { name: 'a' }, { id: 'grp_mine' }],
  ['PUT', '/groups/grp_none', { name: 'a' }, { createdAt: 1 }],
  [
    'POST',
    '/scim-connections',
    { name: 'a', provider: 'https://identity.example' },
    { token: 'hpscim_mine' },
  ],
  ['POST', '/scim-connections/sci_none/tokens', {}, { token: 'hpscim_mine' }],
  ['POST', '/scim-connections/sci_none/people/per_none/settle', {}, { at: 1 }],
]

describe('what is sent', () => {
  let root: Caller

  beforeAll(async () => {
    root = await signedIn('Root', 'administrator')
  })

  it.each(TRICKS)(
    '%s %s refuses what is not its to take: %o + %o',
    async (method, path, body, extra) => {
      const { status, body: problem } = await root.send(method, path, { ...body, ...extra })
      expect([status, problem.code]).toEqual([400, 'invalid_input'])
      expect(problem.errors).toContainEqual({
        field: Object.keys(extra)[0],
        message: 'This field is not known here.',
      })
    },
  )

  it('is refused deep inside too, and says where', async () => {
    const terms = { ...POLICY.terms, duration: { ...POLICY.terms.duration, forever: true } }
    const { body } = await root.send('POST', '/policies', { ...POLICY, terms })
    expect(body.errors).toMatchObject([{ field: 'terms.duration.forever' }])
  })

  it('is refused where a list stands for an object, wherever that is', async () => {
    const sent: readonly [string, unknown, string][] = [
      ['/requests/req_none_1/cancel', [], ''],
      ['/policies', { ...POLICY, requesters: [] }, 'requesters'],
      ['/connectors', { name: 'a', kind: 'postgres', settings: [] }, 'settings'],
    ]
    for (const [path, body, field] of sent)
      expect((await root.send('POST', path, body)).body.errors, path).toEqual([
        { field, message: 'An object is expected, not a list.' },
      ])
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'is refused under the name %s',
    async (name) => {
      const body = `{"name":"a","${name}":{}}`
      expect((await root.send('POST', '/groups', body)).status).toBe(400)
    },
  )

  it('says which field is missing, and refuses a request without a duration', async () => {
    const { durationSeconds: _durationSeconds, ...rest } = FILING
    const { status, body } = await root.send('POST', '/requests', rest)
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ field: 'durationSeconds', message: 'This field is missing.' }])
  })

  it('never comes back in a complaint', async () => {
    const settings = { password: 12345678 }
    const body = { name: 'a', kind: 'postgres', settings }
    expect((await root.send('POST', '/connectors', body)).text).not.toContain('12345678')
  })

  it.each([0, -1, 0.5, 2_592_001, '60', null, 1e21])(
    'cannot ask for %j seconds',
    async (seconds) => {
      const { status } = await root.send('POST', '/requests', {
        ...FILING,
        durationSeconds: seconds,
      })
      expect(status).toBe(400)
    },
  )

  it('is JSON, well-formed, of a bearable size', async () => {
    const send = async (body: string, type?: string) =>
      (await sendAs(root, '/groups', body, type)).body.code
    expect(await send('{"name":')).toBe('malformed_json')
    expect(await send('[]')).toBe('invalid_input')
    expect(await send('null')).toBe('invalid_input')
    expect(await send('name=a', 'application/x-www-form-urlencoded')).toBe('unsupported_media_type')
    expect(await send('{"name":"a"}', 'text/plain')).toBe('unsupported_media_type')
    expect(await send(JSON.stringify({ name: 'a'.repeat(131_072) }))).toBe('body_too_large')
  })

  it('is a query that the route knows', async () => {
    const code = async (path: string) => (await root.get(path)).body.code
    expect(await code('/people?role=administrator')).toBe('invalid_input')
    expect(await code('/people?limit=0')).toBe('invalid_input')
    expect(await code('/people?limit=201')).toBe('invalid_input')
    expect(await code('/people?limit=5&limit=6')).toBe('invalid_input')
    expect(await code('/people?cursor=nonsense')).toBe('cursor_invalid')
    expect(await code('/history?from=yesterday')).toBe('invalid_input')
    expect(await code('/people/nobody')).toBe('invalid_input')
  })

  it('cannot reach the prototype of anything', async () => {
    const { status } = await root.send('POST', '/groups', '{"name":"a","__proto__":{"id":"grp_x"}}')
    expect(status).toBe(400)
  })
})

/** With the caller's session, but a body and a type of any kind. */
async function sendAs(caller: Caller, path: string, body: string, type?: string) {
  return fetchApi('POST', path, body, caller.token, type)
}
