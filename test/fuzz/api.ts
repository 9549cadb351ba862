import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { vi } from 'vitest'
import { app } from '../../src/app'
import { openShop } from '../routes/shop'
import { type Caller, fetchApi, installation, signedIn } from '../routes/visit'
import { apiShots, type Description, needsSomebody } from './api-shots'
import { type Answered, outcomeFlaw, type Shot, type Surface } from './surface'

const ORIGIN = 'https://hallpass.example'
const WHO = ['nobody', 'ana', 'auditor', 'token', 'root', 'root', 'root', 'ana'] as const
const ID = /\b([a-z]{3})_[a-z0-9]{4,32}(?:_[1-9]\d*)?\b/g
const MOST_IDS = 40

/** The JSON API, from its own description, as several people and nobody. */
export const apiSurface: Surface = {
  name: 'api',
  share: 0.6,
  arm: async () => {
    const people = await everybody()
    const ids = new Ids()
    for (const path of LISTS) ids.learn((await people.root.get(path)).text)
    const { text } = await fetchApi('GET', '/openapi.json')
    const description = JSON.parse(text) as Description
    const isSecured = needsSomebody(description)
    // Whatever the API is talked into calling is away.
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      async () => new Response(null, { status: 503 }),
    )
    let turn = 0
    return {
      shots: fc
        .tuple(apiShots(description), fc.constantFrom(...WHO))
        .map(([shot, from]) => aimed(shot, from, isSecured)),
      fire: async (shot) => {
        turn += 1
        const resolved = { ...shot, path: ids.put(shot.path, turn) }
        const answered = await send(resolved, people, shot.body && ids.put(shot.body, turn))
        ids.learn(answered.text)
        if (answered.status === 401 && shot.from !== 'nobody') await people.revive(shot.from)
        return answered
      },
      flawIn: (shot, answered) => outcomeFlaw(shot, answered) ?? problemFlaw(answered),
    }
  },
}

const LISTS = [
  ...['/requests', '/leases', '/resources', '/policies', '/connectors', '/people', '/groups'],
  ...['/roles', '/tokens', '/history', '/providers', '/scim-connections', '/me'],
]

function aimed(shot: Shot, from: string, isSecured: (shot: Shot) => boolean): Shot {
  const isRefused = from === 'nobody' && isSecured(shot)
  return { ...shot, from, must: isRefused ? 'refused' : shot.must }
}

/** RFC 9457: every refusal says what it is, with a code that programs branch on. */
function problemFlaw({ status, headers, text }: Answered): string | null {
  if (status < 400) return null
  if (!headers.get('Content-Type')?.startsWith('application/problem+json'))
    return 'it is no problem document'
  const { type, code, title, detail, status: said } = JSON.parse(text)
  if (said !== status) return 'the document has another status'
  if (typeof code !== 'string' || !/^[a-z]+(?:_[a-z]+)*$/.test(code))
    return 'there is no stable code'
  if (type !== `urn:hallpass:problem:${code}`) return 'its type is not that of its code'
  if ([title, detail].some((each) => typeof each !== 'string' || each === ''))
    return 'it says nothing'
  return /\bat \S+ \(|Error:|SQLITE|D1_/.test(text) ? 'it shows how it is made' : null
}

type People = Awaited<ReturnType<typeof everybody>>

async function send(shot: Shot, people: People, body = shot.body): Promise<Answered> {
  const { method, path, headers, from = 'nobody' } = shot
  const request = new Request(`${ORIGIN}${path}`, {
    method,
    headers: { ...headers, Origin: ORIGIN, ...people.proofOf(from) },
    redirect: 'manual',
    ...(body === undefined || method === 'GET' ? {} : { body }),
  })
  const response = await app.request(request, undefined, installation)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Ana has asked, Bo has approved, and there is one of most things. */
async function everybody() {
  const shop = await openShop()
  const { filing } = await shop.stocked()
  const request = (await shop.ana.send('POST', '/requests', filing)).body.id
  await shop.bo.send('POST', `/requests/${request}/approve`, {})
  await shop.ana.send('POST', `/requests/${request}/check-out`, {})
  await shop.root.send('POST', '/groups', { name: 'people' })
  const again = await shop.stocked()
  await shop.ana.send('POST', '/requests', again.filing)
  const known = new Map<string, Caller>([
    ['ana', shop.ana],
    ['root', shop.root],
    ['auditor', await signedIn('Auditor', 'auditor')],
  ])
  const verbs = ['read', 'ask', 'check-out', 'audit']
  const makeToken = async () => {
    const input = { name: 'x', verbs, expiresInSeconds: 3_600 }
    const made = await known.get('root')?.send('POST', '/tokens', input)
    return typeof made?.body.token === 'string' ? made.body.token : 'none'
  }
  let bearer = await makeToken()
  return {
    root: shop.root,
    proofOf: (from: string): Record<string, string> => {
      if (from === 'token') return { Authorization: `Bearer ${bearer}` }
      const caller = known.get(from)
      return caller ? { Cookie: `__Host-hallpass=${caller.token}` } : {}
    },
    /** Whoever was signed out or ended on the way comes back, so that there is more to find. */
    revive: async (from = '') => {
      const caller = known.get(from)
      if (from === 'token') bearer = await makeToken()
      if (!caller) return
      await env.DB.prepare('UPDATE people SET active = 1, ended_at = NULL WHERE id = ?')
        .bind(caller.id)
        .run()
      const roles = { root: ['administrator'], auditor: ['auditor'] }[from] ?? []
      const name = from[0]?.toUpperCase() + from.slice(1)
      known.set(from, await signedIn(name, ...(roles as 'administrator'[])))
    },
  }
}

/** What is there, by the beginning of its id: learned from every answer. */
class Ids {
  readonly #known = new Map<string, string[]>()

  learn(text: string): void {
    for (const [id, prefix = ''] of text.matchAll(ID)) {
      const list = this.#known.get(prefix) ?? []
      if (!list.includes(id) && list.length < MOST_IDS) this.#known.set(prefix, [...list, id])
    }
  }

  /** Puts one that is there in the place of each `{{prefix}}`; one of the same form where none is. */
  put(text: string, turn: number): string {
    return text.replace(/\{\{([a-z]{3})\}\}/g, (_, prefix: string) => {
      const list = this.#known.get(prefix) ?? []
      return list[turn % list.length] ?? `${prefix}_none`
    })
  }
}
