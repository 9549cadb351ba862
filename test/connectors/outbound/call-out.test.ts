import { afterEach, describe, expect, it, vi } from 'vitest'
import { callOut } from '../../../src/connectors/outbound/call-out'

const ORIGIN = 'https://target.example'
const LIMITS = { deadlineMs: 1_000, maxBytes: 64 }
const request = { method: 'POST', url: `${ORIGIN}/hook`, body: '{}', within: [ORIGIN] }

describe('calling out', () => {
  afterEach(() => vi.restoreAllMocks())

  it('sends the request and gives the answer', async () => {
    const fetch = answering(() => new Response('yes', { status: 201, headers: { etag: '"1"' } }))
    const answer = await callOut({ ...request, headers: { 'x-a': 'b' } }, LIMITS)
    expect(answer).toMatchObject({ answered: true, status: 201, text: 'yes' })
    expect(answer.answered && answer.headers.get('etag')).toBe('"1"')
    expect(fetch).toHaveBeenCalledWith(
      `${ORIGIN}/hook`,
      expect.objectContaining({ method: 'POST', body: '{}', redirect: 'manual' }),
    )
  })

  it.each([
    'https://other.example/hook',
    'http://target.example/hook',
    'https://target.example:8443/hook',
    'https://target.example.evil.example/hook',
    'https://target.example@evil.example/hook',
    'https://user@target.example/hook',
  ])('never leaves the origins that were saved: %s', async (url) => {
    const fetch = answering(() => new Response('no'))
    const answer = await callOut({ ...request, url }, LIMITS)
    expect(answer).toMatchObject({ answered: false, isSent: false })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('refuses odd spellings even where they were saved', async () => {
    const fetch = answering(() => new Response('no'))
    for (const origin of ['http://0x7f.1', 'http://2130706433', 'https://target.example.'])
      expect(
        await callOut({ ...request, url: `${origin}/`, within: [origin] }, LIMITS),
      ).toMatchObject({ answered: false, isSent: false })
    expect(fetch).not.toHaveBeenCalled()
  })

  it.each([301, 302, 307, 308])('follows no redirect: %i', async (status) => {
    const headers = { location: 'http://169.254.169.254/' }
    const fetch = answering(() => new Response('moved', { status, headers }))
    const answer = await callOut(request, LIMITS)
    expect(answer).toMatchObject({ answered: false, isSent: true })
    expect(JSON.stringify(answer)).not.toContain('169.254')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('reads no more than is allowed, however slowly it comes', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 16
        controller.enqueue(new Uint8Array(16))
      },
    })
    answering(() => new Response(endless))
    expect(await callOut(request, LIMITS)).toMatchObject({ answered: false, isSent: true })
    expect(sent).toBeLessThan(1_000)
  })

  it('waits no longer than is allowed', async () => {
    answering(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    )
    expect(await callOut(request, { ...LIMITS, deadlineMs: 50 })).toMatchObject({
      answered: false,
      isSent: true,
      message: 'The target did not answer within the time allowed.',
    })
  })

  it('says nothing of what an error contains', async () => {
    answering(() => Promise.reject(new Error('canary')))
    const answer = await callOut(request, LIMITS)
    expect(answer).toMatchObject({ answered: false, isSent: true })
    expect(JSON.stringify(answer)).not.toContain('canary')
  })
})

function answering(answer: (signal: AbortSignal) => Response | Promise<Response>) {
  return vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (_url, init) => answer(init?.signal as AbortSignal))
}
