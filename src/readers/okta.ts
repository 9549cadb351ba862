import { Attempt, Refused, Unclear } from '../connectors/attempt'
import type { ConnectorSettings } from '../connectors/connector'
import type { Reply } from '../connectors/scim/http'
import { recordOf, type Said } from '../connectors/scim/resource'
import { type Conversation, everyPage, get, type Page } from './conversation'
import { oktaToken } from './okta-token'
import { baseOf, type Call, originIn, type ReadCall, type Reader } from './reader'

/** Whether somebody with this status may sign in, or will be able to without being let in anew. */
const STATUSES: { readonly [status: string]: boolean } = {
  ACTIVE: true,
  PROVISIONED: true,
  PASSWORD_EXPIRED: true,
  LOCKED_OUT: true,
  RECOVERY: true,
  STAGED: false,
  SUSPENDED: false,
  DEPROVISIONED: false,
}

const PAGE = 'limit=200'

/** Okta's own API, as its reference describes Users and Groups; not run against Okta itself. */
export const oktaReader: Reader = {
  kind: 'okta',
  title: 'Okta',
  settings: [
    {
      name: 'orgUrl',
      label: 'Address of the organisation',
      hint: 'Such as https://example.okta.com.',
      type: 'text',
      required: true,
    },
    {
      name: 'access',
      label: 'Access',
      hint: 'An API token, or a service app with the scopes okta.users.read and okta.groups.read.',
      type: 'choice',
      required: false,
      choices: ['token', 'oauth'],
      default: 'token',
    },
    {
      name: 'token',
      label: 'API token',
      hint: 'For the access token: made by a read-only administrator, under Security, API, Tokens.',
      type: 'secret',
      required: false,
    },
    {
      name: 'clientId',
      label: 'Client id',
      hint: 'For the access oauth. The app must not ask for DPoP.',
      type: 'text',
      required: false,
    },
    {
      name: 'privateKey',
      label: 'Private key',
      hint: 'For the access oauth: the JWK that Okta shows once, of an RSA key.',
      type: 'secret',
      required: false,
    },
  ],
  originsOf: ({ orgUrl }) => [originIn(orgUrl)],
  misfit: (_settings, claims) =>
    claims.join() === 'sub' ? null : 'Okta’s user id is the claim sub, which has to name people.',
  nameOf: (_settings, _claims, subject) => subject,
  read: async ({ groups, ...call }) => {
    const [talk, api] = [talkTo(call), apiOf(call)]
    const users = await everyPage(talk, `${api}/users?${PAGE}`, pageOf)
    const people = new Map(users.map((user) => [String(user.id), isActive(user)]))
    return { people, groups: await groupsOf(talk, api, groups) }
  },
  look: async (call, name) => {
    const user = await get(talkTo(call), `${apiOf(call)}/users/${encodeURIComponent(name)}`)
    if (!user) return 'gone'
    const said = recordOf(user.body)
    // A login is taken for an id as well: whoever is found by one is somebody else.
    if (said?.id !== name) return 'gone'
    return isActive(said) ? 'active' : 'inactive'
  },
}

async function groupsOf(talk: Conversation, api: string, wanted: ReadCall['groups']) {
  if (wanted === null || wanted.length === 0) return []
  const listed = await everyPage(talk, `${api}/groups?${PAGE}`, pageOf)
  const named = listed.map((group) => ({ id: String(group.id), name: nameIn(group) }))
  const groups = named.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name))
  const read = []
  for (const { id, name } of groups) {
    const url = `${api}/groups/${encodeURIComponent(id)}/users?${PAGE}`
    const users = await everyPage(talk, url, pageOf)
    read.push({ id, name, members: new Set(users.map((user) => String(user.id))) })
  }
  return read
}

/** An array, and the next page in a header of its own (RFC 8288). */
function pageOf({ body, headers }: Reply): Page {
  if (!Array.isArray(body))
    throw new Unclear('The provider answered with something else than a list.')
  const links = headers.get('link') ?? ''
  const next = [...links.matchAll(/<([^>]*)>([^<]*)/g)].find(([, , rest = '']) =>
    /;\s*rel="?next"?/i.test(rest),
  )
  return { items: body, next: next?.[1] ?? null }
}

function isActive({ status }: Said): boolean {
  const known = STATUSES[String(status)]
  if (known === undefined) throw new Unclear('The provider gives somebody an unknown status.')
  return known
}

function nameIn({ profile }: Said): string {
  const name = recordOf(profile)?.name
  if (typeof name !== 'string') throw new Unclear('The provider lists a group without a name.')
  return name
}

function apiOf({ settings: { orgUrl } }: Call): string {
  return `${baseOf(orgUrl)}/api/v1`
}

function talkTo({ settings, deadlineMs }: Call): Conversation {
  const attempt = new Attempt(deadlineMs)
  // Good for an hour, which is longer than any reading.
  let header: Promise<string> | undefined
  return {
    origin: originIn(settings.orgUrl),
    attempt,
    authorization: async () => {
      header ??= headerFor(settings, attempt)
      return header
    },
  }
}

async function headerFor(settings: ConnectorSettings, attempt: Attempt): Promise<string> {
  if (settings.access === 'oauth') return `Bearer ${await oktaToken(settings, attempt)}`
  const { token = '' } = settings
  // Anything else could not stand in a header, or would add another one.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Refused('The settings hold no usable API token.')
  return `SSWS ${token}`
}
