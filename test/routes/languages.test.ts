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

  it('is chosen over the API as well, and left to the browser again', async () => {
    const ana = await signedIn('Ana by programs')
    expect((await ana.get('/me/language')).body.language).toBeNull()
    expect((await ana.send('PUT', '/me/language', { language: 'de' })).status).toBe(200)
    expect((await ana.get('/me/language')).body.language).toBe('de')
    await ana.send('PUT', '/me/language', { language: null })
    expect((await ana.get('/me/language')).body.language).toBeNull()
    expect((await ana.send('PUT', '/me/language', { language: 'xx' })).status).toBe(400)
  })

  it('is none that there are no texts in', async () => {
    expect((await choose('xx')).status).toBe(400)
  })

  it('leads nobody to another site', async () => {
    const body = new URLSearchParams({ language: 'de', returnTo: 'https://elsewhere.example/' })
    const init = { method: 'POST', body, headers: { Origin: ORIGIN } }
    const answer = await app.request(`${ORIGIN}/language`, init, installation)
    expect(answer.headers.get('Location')).toBe('/')
  })

  it.each([
    ['/requests', 'Meine Anfragen'],
    ['/waiting', 'Wartet auf mich'],
    ['/me/passkeys', 'Ihre Passkeys'],
    ['/sessions', 'Wo Sie angemeldet sind'],
    ['/admin/policies', 'Richtlinien'],
    ['/admin/history', 'Verlauf'],
    ['/nothing/here', 'Nicht gefunden'],
  ])('is that of the whole page: %s', async (path, title) => {
    const { token } = await signedIn('Root', 'administrator')
    const headers = { Cookie: `__Host-hallpass=${token}` }
    const german = await (await get(path, { ...headers, 'Accept-Language': 'de' })).text()
    expect(german).toContain(`<h1>${title}</h1>`)
    expect(german).toContain('Zum Inhalt springen')
    expect(await (await get(path, headers)).text()).toContain('Skip to the content')
  })

  it('changes nothing of what programs read', async () => {
    const answer = await get('/api/v1/me', { 'Accept-Language': 'de' })
    expect(((await answer.json()) as { title: string }).title).toBe('Not signed in')
  })
})
