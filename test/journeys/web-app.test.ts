import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { lacks } from '../support/programs.ts'
import { freePort } from '../world/neighbour.ts'
import { type Nginx, startNginx } from '../world/nginx.ts'
import * as asking from './asking.ts'
import { type Prop, Stage } from './stage.ts'

/** A page behind a real nginx with the lines of the guide, and nothing of Hallpass in the page. */
describe.skipIf(lacks('nginx'))('a page behind nginx', () => {
  let stage: Stage
  let nginx: Nginx
  let page: Server
  let origin: string
  let prop: Prop
  /** What nginx told the page about each visit, by its path. */
  const visits: { readonly path: string; readonly token: string }[] = []

  beforeAll(async () => {
    const [port, pagePort] = [await freePort(), await freePort()]
    origin = `http://localhost:${port}`
    stage = await Stage.open(origin)
    page = createServer((request, response) => {
      const token = String(request.headers['x-hallpass-token'] ?? '')
      visits.push({ path: request.url ?? '', token })
      response.end('the numbers of the month')
    }).listen(pagePort, '127.0.0.1')
    const settings = { origin }
    const connectorId = await make('/connectors', { name: 'Numbers', kind: 'web-app', settings })
    prop = await app(connectorId)
    const commands = await guideOf(connectorId)
    const appUrl = `http://127.0.0.1:${pagePort}`
    const lines = { server: commands.slice(0, 3), location: commands.slice(3) }
    nginx = await startNginx({ port, appUrl, ...lines })
  })

  afterAll(async () => {
    await nginx?.stop()
    page?.close()
    await stage?.close()
  })

  async function make(noun: string, body: object): Promise<string> {
    const made = await stage.people.root.api<{ id: string }>('POST', `/api/v1${noun}`, body)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return made.body.id
  }

  async function app(connectorId: string): Promise<Prop> {
    const resourceId = await make('/resources', { name: 'numbers', kind: 'web app' })
    const account = { name: 'reader', mode: 'certificate', connectorId, settings: {} }
    const accountId = await make(`/resources/${resourceId}/accounts`, account)
    const policyId = await make('/policies', {
      name: 'numbers',
      resources: 'numbers',
      requesters: { everybody: true },
      terms: {
        steps: [],
        duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds: 3600, presetsSeconds: [] },
        justificationRequired: true,
        pendingSeconds: 3600,
        unusedSeconds: 3600,
      },
    })
    const path = `/api/v1/policies/${policyId}/move`
    await stage.people.root.api('POST', path, { position: 1 })
    return { resourceId, accountId }
  }

  /** The lines as an administrator copies them from the page of the connector. */
  async function guideOf(connectorId: string): Promise<readonly string[]> {
    const { body } = await stage.people.root.get(`/admin/connectors/${connectorId}`)
    const lines = body.slice(body.indexOf('At the target')).matchAll(/<code>(.*?)<\/code>/g)
    return [...lines].map(([, line = '']) =>
      line.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    )
  }

  async function checkedOut(seconds: number) {
    const request = await asking.ask(stage.people.ana, prop, seconds)
    const { status, body } = await asking.checkOut(stage.people.ana, request)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  it('opens to nobody before, to the holder while the lease lasts, and to nobody after', async () => {
    const { ana, bo } = stage.people
    const address = `${origin}/report?month=11&year=2026`
    const before = await ana.get(address)
    expect([before.status, new URL(before.url).origin]).toEqual([403, stage.world.facts.productUrl])
    expect(before.body).toContain('You hold no access to Numbers')

    const lease = await checkedOut(20)
    const during = await ana.get(address)
    expect([during.status, during.url, during.body]).toEqual([
      200,
      address,
      'the numbers of the month',
    ])
    expect((await bo.get(address)).status).toBe(403)
    expect(visits.map(({ path }) => path)).toEqual(['/report?month=11&year=2026'])
    const [, claims = ''] = visits[0]?.token.split('.') ?? []
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: stage.world.facts.productUrl,
      aud: origin,
      lease: lease.id,
    })

    await sleep(Date.parse(lease.endsAt) - Date.now())
    expect((await ana.get(address)).status).toBe(403)
    expect(visits).toHaveLength(1)
    await vi.waitFor(async () => expect(await asking.phaseOf(ana, lease)).toBe('closed'), 10_000)
  })

  it('closes at once when the access is given back, and stays locked for the last token', async () => {
    const { ana } = stage.people
    const lease = await checkedOut(300)
    expect((await ana.get(origin)).status).toBe(200)
    const seen = visits.length
    expect((await asking.checkIn(ana, lease)).body.phase).toBe('revoking')
    expect((await ana.get(origin)).status).toBe(403)
    expect(visits).toHaveLength(seen)
  })
})
