import { vi } from 'vitest'
import { app } from '../../../src/app'
import { connectorOf } from '../../../src/connectors/registry'
import type { RequestId } from '../../../src/domain/ids'
import { BUILT_IN, type BuiltInRole } from '../../../src/domain/permission/role'
import { linkPath } from '../../../src/vault/decision-link'
import { machineOf } from '../machines-town'
import { openShop } from '../shop'
import { type Caller, installation, signedIn } from '../visit'
import type { Row } from './rows'
import { browserOf, passkeyOf, proposedChange, provider } from './rows-in-d1'

const ORIGIN = 'https://hallpass.example'
const SEEN = { outcome: 'seen', marked: [], isWhole: true } as const

/** Everybody who tries: nobody, whoever has the request and the lease, and each built-in role. */
export type Callers = 'nobody' | 'owner' | BuiltInRole

export type Tried = {
  readonly status: number
  readonly isToSignIn: boolean
  readonly isTokenless: boolean
  /** The words for what does not exist. */
  readonly isUnknown: boolean
  /** What was said, without what differs from one time to the next. */
  readonly said: string
}

export type World = {
  readonly try: (row: Row, caller: Callers) => Promise<Tried>
  /** What this caller is told where there is nothing. */
  readonly unknown: (row: Row, caller: Callers) => Promise<string>
}

/** One of everything that a route can name, so that nobody is refused for what is not there. */
export async function openWorld(): Promise<World> {
  const shop = await openShop()
  const postgres = connectorOf('postgres')
  if (postgres?.survey) vi.spyOn(postgres, 'survey').mockResolvedValue(SEEN)
  // The way to the identity provider is tried as well: it is away, and so is every other place.
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
  const { filing } = await shop.stocked()
  const make = async (path: string, body: object = {}) =>
    (await shop.root.send('POST', path, body)).body.id
  const request = (await shop.ana.send('POST', '/requests', filing)).body.id
  await shop.bo.send('POST', `/requests/${request}/approve`, {})
  const lease = (await shop.ana.send('POST', `/requests/${request}/check-out`, {})).body.id
  const scim = await make('/scim-connections', { name: 'x', provider: 'https://x.example' })
  const hook = { name: 'x', kind: 'okta', provider: 'https://x.example' }
  const events = await make('/event-connections', hook)
  const slack = { kind: 'slack', groups: ['access'], address: 'https://hooks.example/x' }
  const channels = await make('/channels', { name: 'x', ...slack })
  const policies = (await shop.root.get('/policies')).body.items as { id: string }[]
  const ids: { readonly [noun: string]: string } = {
    ...{ requests: request, leases: lease, tasks: lease, overdue: lease },
    ...{ resources: filing.resourceId, accountId: await keptAccount(make, filing.resourceId) },
    ...{ connectors: shop.connectorId, drift: shop.connectorId },
    policies: policies[0]?.id ?? '',
    people: shop.bo.id,
    personId: shop.bo.id,
    groups: await make('/groups', { name: 'people' }),
    roles: await make('/roles', { name: 'Reader', permissions: [] }),
    changes: await proposedChange(),
    scim,
    'scim-connections': scim,
    events,
    'event-connections': events,
    ...{ channels, channelSecretId: await channelSecretIn(make) },
    deliveryId: await make(`/channels/${channels}/test`),
    secretId: await make(`/event-connections/${events}/secrets`),
    apps: await make('/connectors', {
      ...{ name: 'app', kind: 'web-app', settings: { origin: 'https://app.example' } },
    }),
    name: 'shop-1',
    ...{ decisions: request, link: await linkOf(request, shop.ana) },
    ...{ tokens: await tokenOf(shop.bo), sessions: 'ses_none', sessionId: 'ses_none' },
    away: await delegationBy(shop.ana, shop.bo),
    machines: await machineOf(shop.root, 'bot', [shop.bo]),
    ...{ machineTokenId: 'tok_none', ruleId: 'mru_none' },
    passkeys: await passkeyOf(shop.ana.id),
    browsers: await browserOf(shop.ana.id),
    providers: await provider(),
    tokenId: await make(`/scim-connections/${scim}/tokens`),
  }
  const callers = await everybody(shop.ana)
  const form = {
    ...FORM,
    ...filing,
    durationSeconds: '',
    subject: request,
    returnTo: '/',
    connectorId: shop.connectorId,
  }
  return {
    try: async (row, caller) => send(row, urlOf(row, ids), callers[caller], form),
    unknown: async ({ path }, caller) => {
      const url = path.startsWith('/api/') ? '/api/v1/nothing' : '/nothing'
      return (await send({ isInHandler: true, method: 'GET', path }, url, callers[caller], form))
        .said
    },
  }
}

async function linkOf(request: string, { id: personId }: Caller): Promise<string> {
  const link = { requestId: request as RequestId, personId, step: 0, content: '', sentAt: 1 }
  return (await linkPath(link, installation.KEY_ENCRYPTION_KEY)).split('/')[1] ?? ''
}

/** Of another channel, which this one says nothing about. */
async function channelSecretIn(make: (path: string, body?: object) => Promise<string>) {
  const hook = {
    name: 'y',
    kind: 'webhook',
    groups: ['access'],
    address: 'https://hooks.example/y',
  }
  return make(`/channels/${await make('/channels', hook)}/secrets`)
}

/** An account whose secret is kept here, so that there is one to store. */
async function keptAccount(
  make: (path: string, body: object) => Promise<string>,
  resourceId: string,
): Promise<string> {
  await make('/groups', { name: 'keepers' })
  const vault = { name: 'Vault', kind: 'vault', settings: { group: 'keepers' } }
  const connectorId = await make('/connectors', vault)
  const settings = { what: 'a router', rotate: 'Change it there.', username: 'root' }
  const account = { name: 'root', mode: 'credential', connectorId, settings }
  return make(`/resources/${resourceId}/accounts`, account)
}

/** Something that its maker has handed over. */
async function delegationBy(who: Caller, to: Caller): Promise<string> {
  const [startsAt, endsAt] = [0, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString())
  return (await who.send('POST', '/delegations', { delegateId: to.id, startsAt, endsAt })).body.id
}

async function everybody(owner: Caller): Promise<{ readonly [name in Callers]: Caller | null }> {
  const roles = Object.keys(BUILT_IN) as BuiltInRole[]
  const people = roles.map(async (role) => {
    const given = role === 'member' ? [] : [role]
    return [role, await signedIn(`A-${role}`, ...given)] as const
  })
  const byRole = Object.fromEntries(await Promise.all(people)) as Record<BuiltInRole, Caller>
  return { nobody: null, owner, ...byRole }
}

/** The first id is of the noun before it; others have names of their own. */
function urlOf({ path }: Row, ids: { readonly [noun: string]: string }): string {
  return path
    .replace(/\/([\w-]+)\/:id/, (_, noun: string) => `/${noun}/${ids[noun] ?? 'none'}`)
    .replace(/:verb\{(\w[\w-]*)\|[^}]*\}/, '$1')
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'none')
}

/**
 * Programs send what their route has no name for: it is refused after everybody who may not be here
 * was, and before anything is done. Where the handler says whose it is, it is sent what it wants.
 */
async function send(
  { isInHandler, method, path }: Omit<Row, 'who'>,
  url: string,
  caller: Caller | null,
  form: Record<string, string>,
) {
  const isApi = path.startsWith('/api/')
  const isForHandler = isInHandler || path.includes('?') || !isApi
  const verb = url
    .split('/')
    .slice(url.includes('/changes/') ? -3 : -1)
    .join(' ')
  const isWriting = ['POST', 'PUT', 'PATCH'].includes(method)
  const body = isApi ? JSON.stringify(BODIES[verb] ?? {}) : new URLSearchParams(form)
  const response = await app.request(
    `${ORIGIN}${url}${isForHandler ? '' : '?nonsense=1'}`,
    {
      method,
      headers: {
        Origin: ORIGIN,
        'CF-Connecting-IP': elsewhere(),
        ...(caller ? { Cookie: `__Host-hallpass=${caller.token}` } : {}),
        ...(isApi && isWriting ? { 'Content-Type': 'application/json' } : {}),
      },
      redirect: 'manual',
      ...(isWriting ? { body } : {}),
    },
    installation,
  )
  return read(response, path)
}

let places = 0

/** Each request comes from another address, so that the brake of one does not answer for the route. */
function elsewhere(): string {
  places += 1
  return `10.1.${places >> 8}.${places & 255}`
}

async function read(response: Response, path: string): Promise<Tried> {
  const text = await response.text()
  const { status, headers } = response
  const isApi = path.startsWith('/api/')
  const isOther = /^\/(scim\/|events\/|metrics$)/.test(path)
  return {
    status,
    isTokenless: isOther && [401, 404].includes(status),
    isToSignIn: isApi
      ? status === 401
      : status === 303 && headers.get('Location')?.startsWith('/sign-in') === true,
    isUnknown: isApi ? text.includes('"not_found"') : text.includes('<title>Not found'),
    said: isApi
      ? text.replace(/"traceId":"[^"]*"/, '')
      : (/<main[^>]*>(.*)<\/main>/s.exec(text)?.[1] ?? text),
  }
}

const REASON = { reason: 'because' }

const BODIES: { readonly [verb: string]: object } = {
  reject: REASON,
  'changes cha_table confirm': { digest: 'a'.repeat(64) },
  plan: { file: 'hallpass: 1' },
  apply: { file: 'hallpass: 1', hash: 'a'.repeat(64) },
  'withdraw-vote': REASON,
  review: { words: 'fine' },
  'ask-back': { message: 'please' },
  certificate: { publicKey: 'ssh-ed25519 AAAA' },
  extend: { seconds: 600, justification: 'more' },
  'hand-over': { personId: 'per_bo00' },
  confirm: { verb: 'grant', note: 'done' },
  tokens: { name: 'x', verbs: ['read'], expiresInSeconds: 3_600 },
}

const FORM = {
  ...{ to: 'Bo', words: 'fine' },
  ...{ ...REASON, justification: 'more', more: '10 min', comment: 'yes', note: 'done' },
  ...{ publicKey: 'ssh-ed25519 AAAA', message: 'please', confirmName: 'nobody' },
  ...{ kind: 'postgres', action: 'check-out' },
}

async function tokenOf(person: Caller): Promise<string> {
  const token = { name: 'x', verbs: ['read'], expiresInSeconds: 3_600 }
  return (await person.send('POST', '/tokens', token)).body.id
}
