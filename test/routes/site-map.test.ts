import { describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { HostileProvider } from '../auth/hostile-provider'
import { Browser } from '../auth/product'
import { installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

function send(path: string, headers: Record<string, string>, init: RequestInit = {}) {
  return app.request(`${ORIGIN}${path}`, { ...init, headers }, installation)
}

describe('the whole product', () => {
  it('refuses a session cookie that comes twice, for programs and for people', async () => {
    const { token } = await signedIn('Ana')
    const Cookie = `__Host-hallpass=${'A'.repeat(43)}; __Host-hallpass=${token}`
    for (const path of ['/api/v1/me', '/', '/sign-in', '/auth/callback'])
      expect((await send(path, { Cookie })).status, path).toBe(400)
  })

  it('takes JSON of its own scripts where people are, and forms, and nothing else', async () => {
    const body = '{"returnTo":"/"}'
    const json = { Origin: ORIGIN, 'Content-Type': 'application/json' }
    const init = { method: 'POST', body: '{}' }
    expect((await send('/sign-in/passkey/options', json, init)).status).toBe(200)
    for (const path of ['/sign-in', '/sign-out', '/requests', '/auth/backchannel-logout']) {
      const headers = { Origin: ORIGIN, 'Content-Type': 'text/plain' }
      expect((await send(path, headers, { method: 'POST', body })).status, path).toBe(415)
    }
  })

  it('takes a form that is broken for an empty one', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
      for (const path of ['/sign-out', '/auth/backchannel-logout', '/proofs', '/sessions']) {
        const headers = { Origin: ORIGIN, 'Content-Type': type }
        const { status } = await send(path, headers, { method: 'POST', body: 'rubbish' })
        expect(status, `${path} ${type}`).toBeLessThan(500)
      }
  })

  it('brakes strangers, and neither who is signed in nor a browser that has been', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const address = { 'CF-Connecting-IP': '198.51.100.77' }
    const provider = new HostileProvider()
    const settings = { OIDC_ISSUER: provider.issuer }
    const approver = new Browser({ ...installation, ...settings } as Env, app)
    await approver.get(await provider.visit(approver))
    await approver.post('/sign-out')
    const flood = Array.from({ length: 301 }, () => send('/api/v1/me', address))
    const answers = await Promise.all(flood)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    const page = await send('/sign-in', { ...address, Accept: 'text/html' })
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      429,
      expect.stringContaining('text/html'),
    ])
    expect(Number(page.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(await page.text()).toContain('Too much at once')
    expect((await approver.send('/sign-in', { headers: address })).status).toBe(200)
    const { token } = await signedIn('Ana')
    const Cookie = `__Host-hallpass=${token}`
    expect((await send('/api/v1/me', { ...address, Cookie })).status).toBe(200)
  })
})
