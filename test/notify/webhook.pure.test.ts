import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendWebhook } from '../../src/notify/webhook'

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok.').toString('base64')}`
const OTHER = `whsec_${Buffer.from('another one, of thirty-two bytes').toString('base64')}`

type Got = { readonly headers: Record<string, string>; readonly body: string }

describe('an alert by webhook', () => {
  const got: Got[] = []
  let server: Server
  let status = 204
  let origin = ''

  beforeEach(async () => {
    got.length = 0
    status = 204
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        got.push({ headers: request.headers as Record<string, string>, body })
        response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://localhost:${(server.address() as AddressInfo).port}`
  })

  afterEach(() => {
    server.close()
  })

  const send = (more: Record<string, string> = {}) =>
    sendWebhook(
      {
        ALERT_WEBHOOK_URL: `${origin}/alerts`,
        ALERT_WEBHOOK_SECRET: SECRET,
        ALLOWED_PLAIN_ORIGINS: origin,
        ...more,
      },
      { id: 'msg_prod_7', body: '{"type":"lease.overdue"}' },
    )

  it('is signed so that an independent library verifies it, and no longer when it is changed', async () => {
    expect(await send()).toEqual({ outcome: 'taken' })
    const { headers, body } = got[0] as Got
    expect(headers['webhook-id']).toBe('msg_prod_7')
    expect(new Webhook(SECRET).verify(body, headers)).toEqual({ type: 'lease.overdue' })
    expect(() => new Webhook(SECRET).verify(`${body} `, headers)).toThrow()
    expect(() => new Webhook(OTHER).verify(body, headers)).toThrow()
  })

  it('is signed under both secrets while one is being replaced', async () => {
    await send({ ALERT_WEBHOOK_SECRET: `${OTHER} ${SECRET}` })
    const { headers, body } = got[0] as Got
    for (const secret of [SECRET, OTHER])
      expect(new Webhook(secret).verify(body, headers)).toBeTruthy()
  })

  it('is tried again unless it was taken, and given up where nobody wants it any more', async () => {
    status = 503
    expect(await send()).toMatchObject({ outcome: 'later' })
    status = 410
    expect(await send()).toMatchObject({ outcome: 'refused' })
    await new Promise((resolve) => server.close(resolve))
    expect(await send()).toMatchObject({ outcome: 'later' })
  })

  it('follows no redirect', async () => {
    status = 302
    expect(await send()).toMatchObject({ outcome: 'later' })
    expect(got).toHaveLength(1)
  })

  it('goes without TLS only where that is allowed, and never without a signature', async () => {
    expect(await send({ ALLOWED_PLAIN_ORIGINS: '' })).toMatchObject({ outcome: 'later' })
    expect(await send({ ALERT_WEBHOOK_SECRET: 'plain' })).toMatchObject({ outcome: 'later' })
    expect(await send({ ALERT_WEBHOOK_URL: origin.replace('//', '//user@') })).toMatchObject({
      outcome: 'later',
    })
    expect(got).toEqual([])
  })
})
