import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import example from '../../examples/hallpass.yaml?raw'
import { app } from '../../src/app'
import { openShop, type Shop } from './shop'
import { installation, signedIn } from './visit'

const ORIGIN = 'https://hallpass.example'
const HOME = '/admin/configuration'
const NEW = `hallpass: 1
connectors:
  - { name: Other & "more", kind: postgres, settings: { host: other.example, user: broker } }
`

describe('the page of the configuration', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop()
  })

  it('gives the file, and takes it back as text or as a file', async () => {
    const page = await visit('GET', HOME)
    expect(page.text).toContain(`href="${HOME}/hallpass.yaml"`)
    const file = await visit('GET', `${HOME}/hallpass.yaml`)
    expect(file.headers.get('Content-Disposition')).toContain('hallpass.yaml')
    expect((await visit('POST', `${HOME}/plan`, { file: file.text })).text).toContain(
      'Everything is so already',
    )
    const upload = new File([file.text.replaceAll('\n', '\r\n')], 'hallpass.yaml')
    expect((await visit('POST', `${HOME}/plan`, { upload })).text).toContain('is so already')
  })

  it('shows what would change, asks for the secret, and applies what was shown', async () => {
    const planned = await visit('POST', `${HOME}/plan`, { file: NEW })
    expect(planned.text).toContain('connector: Other &amp; &quot;more&quot;')
    const hash = /name="hash" value="([0-9a-f]{64})"/.exec(planned.text)?.[1] ?? ''
    const without = await visit('POST', `${HOME}/apply`, { file: NEW, hash })
    expect([without.status, without.text.includes('Secrets are missing')]).toEqual([422, true])
    const secret = { 'secret:password:Other & "more"': 'canary' }
    const other = await visit('POST', `${HOME}/apply`, {
      ...secret,
      file: NEW,
      hash: 'a'.repeat(64),
    })
    expect([other.status, other.text.includes('Changed meanwhile')]).toEqual([409, true])
    const done = await visit('POST', `${HOME}/apply`, { ...secret, file: NEW, hash })
    expect(done.headers.get('Location')).toBe(`${HOME}?applied=yes`)
    expect((await visit('GET', `${HOME}/hallpass.yaml`)).text).toContain('other.example')
  })

  it('takes the example once its people are here', async () => {
    for (const [subject, { id }] of [
      ['00u1-bo', shop.bo],
      ['00u2-cy', shop.ana],
    ] as const)
      await env.DB.prepare('INSERT INTO identities VALUES (?, ?, ?, 1)')
        .bind('https://identity.example', subject, id)
        .run()
    const planned = await visit('POST', `${HOME}/plan`, { file: example })
    expect([planned.status, planned.text]).toEqual([200, expect.stringContaining('6 changes')])
  })

  it('says what is wrong with its lines, and keeps what was typed', async () => {
    const wrong = 'hallpass: 1\ngroups:\n  - name: "<b>"\n    colour: x\n'
    const page = await visit('POST', `${HOME}/plan`, { file: wrong })
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/Line 4, column 5.*groups\[0\]\.colour.*not known here/s)
    expect(page.text).toContain('name: &quot;&lt;b&gt;&quot;')
  })

  it('is there for nobody who may change nothing of it', async () => {
    const ned = await signedIn('Ned')
    expect((await visit('GET', HOME, undefined, ned.token)).status).toBe(404)
    expect((await visit('POST', `${HOME}/plan`, { file: NEW }, ned.token)).status).toBe(404)
  })

  async function visit(
    method: string,
    path: string,
    fields?: Record<string, string | File>,
    token = shop.root.token,
  ) {
    const isPlan = path.endsWith('/plan')
    const body = isPlan ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value as string)
    const response = await app.request(
      `${ORIGIN}${path}`,
      {
        method,
        headers: { Origin: ORIGIN, Cookie: `__Host-hallpass=${token}` },
        redirect: 'manual',
        ...(fields ? { body } : {}),
      },
      installation,
    )
    const { status, headers } = response
    return { status, headers, text: await response.text() }
  }
})
