import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { messageOf } from '../../src/connectors/webhook/message'
import { keyOf } from '../../src/connectors/webhook/sign'
import { webhook } from '../../src/connectors/webhook/webhook'
import { callIn, post, receiver, signedByPeer, withSettings } from './webhook-bench'

const OTHER = `whsec_${btoa('another secret of 32 characters.')}`

describe('what the webhook connector sends', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is signed as Standard Webhooks says, each message under an id of its own', async () => {
    const sent = await sentBy(() => webhook.grant(callIn('elevate')))
    expect(sent.map(({ body }) => JSON.parse(body).type)).toEqual([
      'state.inspect',
      'right.grant',
      'state.inspect',
    ])
    for (const { body, headers } of sent)
      expect(new Webhook(receiver.secret).verify(body, headers)).toMatchObject({
        data: { mode: 'elevate' },
      })
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  it('is signed with both secrets while one takes over from the other', async () => {
    const call = withSettings(callIn('enable'), { secret: OTHER, previousSecret: receiver.secret })
    const [message] = await sentBy(() => webhook.inspect(call))
    for (const secret of [OTHER, receiver.secret])
      expect(() =>
        new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {}),
      ).not.toThrow()
    expect(await webhook.inspect(call)).toMatchObject({ outcome: 'clean' })
  })

  it('has a secret only where the mode shows one', async () => {
    for (const mode of ['enable', 'elevate', 'provision', 'credential'] as const) {
      const call = callIn(mode)
      const [message] = await sentBy(() => webhook.inspect(call))
      const isShown = mode === 'provision' || mode === 'credential'
      expect(message?.body.includes(call.secret), mode).toBe(isShown)
    }
  })
})

describe('what the webhook connector makes of an answer', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each([
    [401, 'refused'],
    [404, 'refused'],
    [302, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('of the status %i to a question is %s', async (status, outcome) => {
    answering(() => new Response('canary', { status }))
    const answer = await webhook.grant(callIn('elevate'))
    expect(answer).toMatchObject({ outcome })
    expect(JSON.stringify(answer)).not.toContain('canary')
  })

  it('never believes "done" before it was read back', async () => {
    answering((type) =>
      Response.json(
        type === 'state.inspect'
          ? { outcome: 'held', evidence: 'still in' }
          : { outcome: 'done', evidence: 'out' },
      ),
    )
    expect(await webhook.revoke(callIn('elevate'))).toMatchObject({ outcome: 'unknown' })
  })

  it('keeps evidence to one line, of a length to read, without a secret', async () => {
    const call = callIn('credential')
    answering(() =>
      Response.json({
        outcome: 'held',
        evidence: `a\r\n\u202eb ${call.secret} ${receiver.secret} ${'x'.repeat(2_000)}`,
      }),
    )
    const { evidence = '' } = (await webhook.inspect(call)) as { evidence?: string }
    expect(evidence).toMatch(/^a b … … x+$/)
    expect(evidence.length).toBeLessThanOrEqual(500)
  })
})

describe('the settings of a webhook', () => {
  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', btoa('x'.repeat(32)), `whsec_${btoa('x'.repeat(65))}`])(
    'need a secret that is one: %j',
    async (secret) => {
      expect(keyOf(secret)).toBeNull()
      const rehearsal = await webhook.rehearse(withSettings(callIn('enable'), { secret }))
      expect(rehearsal).toMatchObject({ works: false, problems: [expect.stringMatching(/secret/)] })
    },
  )
})

describe('the receiver of examples/', () => {
  const body = messageOf('state.inspect', callIn('elevate'), null, Date.now())

  it('takes what the reference library signed', async () =>
    expect(await post(body, signedByPeer(body))).toMatchObject({ status: 200 }))

  it('refuses a message that it has seen', async () => {
    const headers = signedByPeer(body)
    expect(await post(body, headers)).toMatchObject({ status: 200 })
    expect(await post(body, headers)).toMatchObject({ status: 409 })
  })

  it.each([-600_000, 600_000])('refuses a message that is %i ms off', async (off) =>
    expect(await post(body, signedByPeer(body, { at: new Date(Date.now() + off) }))).toMatchObject({
      status: 401,
    }),
  )

  it('refuses another secret, another body, and nothing at all', async () => {
    expect(await post(body, signedByPeer(body, { secret: OTHER }))).toMatchObject({ status: 401 })
    expect(await post(`${body} `, signedByPeer(body))).toMatchObject({ status: 401 })
    expect(await post(body, {})).toMatchObject({ status: 401 })
  })

  it('does not give again what a delayed message asks for after the end', async () => {
    const call = callIn('elevate')
    const late = messageOf('right.grant', call, null, Date.now())
    await webhook.grant(call)
    await webhook.revoke(call)
    const { text } = await post(late, signedByPeer(late))
    expect(JSON.parse(text)).toMatchObject({ outcome: 'refused' })
    expect(await webhook.inspect(call)).toMatchObject({ outcome: 'clean' })
  })
})

type Sent = { readonly body: string; readonly headers: Record<string, string> }

/** What goes over the wire meanwhile, on its way to the real receiver. */
async function sentBy(work: () => Promise<unknown>): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  const original = globalThis.fetch
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers))
    sent.push({ body: String(init?.body), headers })
    return original(url, init)
  })
  await work()
  spy.mockRestore()
  return sent
}

function answering(answer: (type: string) => Response): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) =>
    answer(JSON.parse(String(init?.body)).type),
  )
}
