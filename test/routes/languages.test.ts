import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from '../../src/app'
import { installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'

function get(path: string, headers: Record<string, string>) {
  return app.request(`${ORIGIN}${path}`, { headers }, installation)
}

function choose(language: string, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ language, returnTo: '/requests?q=shop' })
  const init = { method: 'POST', body, headers: { Origin: ORIGIN, ...headers } }
  return app.request(`${ORIGIN}/language`, init, installation)
}

describe('The language of a page', () => {
  it.each([
    ['de', 'de', 'Anmelden'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Anmelden'],
    ['fr,de;q=0.5', 'de', 'Anmelden'],
    ['en-GB,de;q=0.5', 'en', 'Sign in'],
    ['fr', 'en', 'Sign in'],
    ['', 'en', 'Sign in'],
  ])('is the best that the browser asks for: %s', async (accepted, language, title) => {
    const answer = await get('/sign-in', { 'Accept-Language': accepted })
    const text = await answer.text()
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(answer.headers.get('Content-Language')).toBe(language)
    expect(answer.headers.get('Vary')).toContain('Accept-Language')
  })

  it('is what was chosen in this browser, before what it asks for', async () => {
    const chosen = await choose('en')
    expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/requests?q=shop'])
    const Cookie = chosen.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const answer = await get('/sign-in', { Cookie, 'Accept-Language': 'de' })
    expect(await answer.text()).toContain('<h1>Sign in</h1>')
  })

  it('is what a person has chosen, in every browser of theirs', async () => {
    const { id, token } = await signedIn('Ana')
    const Cookie = `__Host-hallpass=${token}`
    await choose('de', { Cookie })
    expect(
      await env.DB.prepare('SELECT language FROM people WHERE id = ?').bind(id).first('language'),
    ).toBe('de')
    const answer = await get('/', { Cookie, 'Accept-Language': 'en' })
    expect(await answer.text()).toContain('<h1>Guten Tag, Ana</h1>')
  })

  it('is none that there are no texts in', async () => {
    expect((await choose('xx')).status).toBe(404)
  })

  it('leads nobody to another site', async () => {
    const body = new URLSearchParams({ language: 'de', returnTo: 'https://elsewhere.example/' })
    const init = { method: 'POST', body, headers: { Origin: ORIGIN } }
    const answer = await app.request(`${ORIGIN}/language`, init, installation)
    expect(answer.headers.get('Location')).toBe('/')
  })

  it('changes nothing of what programs read', async () => {
    const answer = await get('/api/v1/me', { 'Accept-Language': 'de' })
    expect(((await answer.json()) as { title: string }).title).toBe('Not signed in')
  })
})
