import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app'
import { connectorKinds, connectorOf } from '../../src/connectors/registry'
import { ENGLISH_WORDS } from '../support/left-in-english'
import { openShop, policyWith, type Shop } from './shop'
import { installation } from './visit'

const ORIGIN = 'https://hallpass.example'

/** The name of a language, and what the target that is pretended here answers. */
const AS_IT_IS = /^English$|^grant of \S+ was read back$/

let shop: Shop
let seen: readonly string[]

/** Something of everything: what was refused, approved, held, changed and proposed. */
beforeAll(async () => {
  shop = await openShop()
  const { root, ana, bo, connectorId } = shop
  const { filing, resourceId } = await shop.stocked()
  await ana.send('POST', '/requests', { ...filing, durationSeconds: 7 })
  const filed = await ana.send('POST', '/requests', filing)
  await bo.send('POST', `/requests/${filed.body.id}/approve`, { comment: '' })
  const lease = await ana.send('POST', `/requests/${filed.body.id}/check-out`)
  const waiting = await ana.send('POST', '/requests', filing)
  const policy = { ...policyWith([bo.id]), name: 'Nacht', resources: 'nichts-*' }
  const policyId = (await root.send('POST', '/policies', policy)).body.id
  const steps = [{ name: 'Alle', quorum: 2, people: [bo.id, root.id] }]
  const changed = { ...policy, name: 'Nachts', terms: { ...policy.terms, steps } }
  await root.send('PUT', `/policies/${policyId}`, changed)
  const machine = await root.send('POST', '/machines', { name: 'Bau', owners: [root.id] })
  const channel = await root.send('POST', '/channels', {
    ...{ name: 'Raum', kind: 'webhook', groups: ['requests'] },
    address: 'https://hooks.example/a',
  })
  const at = `/admin/resources/${resourceId}`
  seen = [
    ...[`/requests/${filed.body.id}`, `/requests/${waiting.body.id}`, `/leases/${lease.body.id}`],
    ...[`/resources/${resourceId}/ask`, at, `${at}/accounts/new`],
    `${at}/accounts/new?connectorId=${connectorId}&mode=provision`,
    ...[`/admin/connectors/${connectorId}`, `/admin/policies/${policyId}`],
    ...[`/admin/people/${ana.id}`, `/machines/${machine.body.id}`],
    `/admin/channels/${channel.body.id}`,
  ]
})

async function page(path: string, form?: Record<string, string>): Promise<string> {
  const headers = {
    Cookie: `__Host-hallpass=${shop.root.token}`,
    'Accept-Language': 'de',
    ...(form ? { Origin: ORIGIN } : {}),
  }
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const answer = await app.request(`${ORIGIN}${path}`, { ...sent, headers }, installation)
  expect(answer.status, path).not.toBe(404)
  return answer.text()
}

/** What a page shows or has read out, text by text, without code and the names of events. */
function shown(html: string): readonly string[] {
  expect(html).toContain('<html lang="de">')
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<(script|style|code|svg)\b.*?<\/\1>|<span class="mono muted">[^<]*<\/span>/gs, '')
  const spoken = [...body.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]+)"/g)]
  return [...body.split(/<[^>]*>/), ...spoken.map(([, text = '']) => text)]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
}

/** With where it stands. */
function english(path: string, html: string): readonly string[] {
  return shown(html)
    .filter((text) => ENGLISH_WORDS.test(text) && !AS_IT_IS.test(text))
    .map((text) => `${path}: ${text}`)
}

const PATHS = [
  ...['/', '/requests', '/waiting', '/tasks', '/me/passkeys', '/sessions', '/tokens', '/notices'],
  ...['/away', '/machines', '/admin/resources', '/admin/resources/new', '/admin/connectors'],
  ...connectorKinds().map(({ kind }) => `/admin/connectors/new?kind=${kind}`),
  ...['/admin/connectors/new', '/admin/policies', '/admin/policies/new', '/admin/people'],
  ...['/admin/groups', '/admin/groups/new', '/admin/roles', '/admin/roles/new'],
  ...['/admin/roles/auditor', '/admin/changes', '/admin/configuration', '/admin/scim'],
  ...['/admin/scim/new', '/admin/events', '/admin/events/new', '/admin/channels'],
  ...['/admin/channels/new', '/admin/history', '/admin/providers', '/admin/providers/new'],
  ...['/admin/drift', '/admin/overdue', '/admin/status', '/admin/reports'],
  ...['accounts', 'people', 'late', 'waits', 'may-resource'].map(
    (is) => `/admin/reports?view=${is}`,
  ),
]

describe('A page in German', () => {
  it('shows no English', async () => {
    const found: string[] = []
    for (const path of [...PATHS, ...seen]) found.push(...english(path, await page(path)))
    expect(found).toEqual([])
  })

  it('says in German what changed, what is odd, and why somebody was refused', async () => {
    const history = await page('/admin/history')
    expect(history).toContain('Neuer Schritt „Alle“: 2 von: ')
    expect(history).toContain('Sie heißt „Nachts“ statt „Nacht“.')
    expect(history).toContain('abgewiesen: die Dauer liegt außerhalb der Grenzen')
    expect(await page('/admin/policies')).toContain('Heute passt kein Konto auf sie.')
    expect(shown(await page('/admin/roles'))).toContain('Richtlinienverwaltung')
  })

  it.each([
    ['/admin/policies', { name: '' }, 'Geben Sie eine Zahl und eine Einheit an'],
    ['/admin/resources', { name: '' }, 'Eine Art ist eine von: Host, Datenbank, '],
    ['/admin/connectors', { kind: 'postgres', name: '' }, 'Das darf nicht leer sein.'],
    ['/admin/groups', { name: '' }, 'Das darf nicht leer sein.'],
    ['/admin/roles', { name: '' }, 'Das darf nicht leer sein.'],
    ['/admin/channels', { name: '', kind: 'webhook' }, 'Das darf nicht leer sein.'],
    ['/admin/events', { name: '' }, 'Das darf nicht leer sein.'],
    ['/admin/scim', { name: '', issuer: 'x' }, 'Das darf nicht leer sein.'],
    ['/admin/providers', { name: '', issuer: 'x' }, 'Das darf nicht leer sein.'],
    ['/admin/configuration/plan', { file: 'hallpass: 1\nnew: 2' }, 'Dieses Feld ist hier nicht'],
    ['/away', { endsAt: '' }, 'Geben Sie einen Tag und eine Uhrzeit an.'],
    ['/away', { startsAt: 'x', endsAt: 'x' }, 'Eine Zeit'],
    ['/machines', { name: '' }, 'Ein Name beginnt mit einem Buchstaben'],
    ['/tokens', { name: '' }, 'Das darf nicht leer sein.'],
    ['/notices', { zone: 'x' }, 'Diese Zeitzone gibt es nicht.'],
  ])('complains in German: %s', async (path, form, complaint) => {
    const html = await page(path, form)
    expect(english(path, html)).toEqual([])
    expect(shown(html).join(' ')).toContain(complaint)
  })

  it('says in German what trying a connector came to', async () => {
    const scim = connectorOf('scim')
    if (!scim) throw new Error('There is no connector for SCIM.')
    const problems = ['There is no user ana; deleted or renamed, perhaps.']
    vi.spyOn(scim, 'rehearse').mockResolvedValueOnce({ works: false, problems })
    const form = {
      ...{ kind: 'scim', name: 'App', 'settings.baseUrl': 'https://app.example/scim' },
      ...{ 'settings.access': 'bearer', 'settings.token': 'abc' },
    }
    const tried = shown(await page('/admin/connectors/rehearse', form))
    expect(tried).toContain('Es gibt keine Person ana; vielleicht gelöscht oder umbenannt.')
  })
})
