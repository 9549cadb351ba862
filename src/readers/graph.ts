import { Attempt, Unclear } from '../connectors/attempt'
import type { ConnectorSettings } from '../connectors/connector'
import type { Reply } from '../connectors/scim/http'
import { recordOf, type Said } from '../connectors/scim/resource'
import { tokenFor } from '../connectors/scim/token'
import { type Conversation, everyPage, get, type Page } from './conversation'
import { baseOf, type Call, originIn, type ReadCall, type Reader } from './reader'

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const USER = '#microsoft.graph.user'
const MOST = '$top=999'

/** Entra ID through Microsoft Graph, as its reference says; not run against Entra ID itself. */
export const graphReader: Reader = {
  kind: 'graph',
  title: 'Entra ID (Microsoft Graph)',
  settings: [
    {
      name: 'tenant',
      label: 'Tenant',
      hint: 'Its id, not its name.',
      type: 'text',
      required: true,
    },
    {
      name: 'clientId',
      label: 'Client id',
      hint: 'Of an app with the application permissions User.Read.All and GroupMember.Read.All.',
      type: 'text',
      required: true,
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      hint: 'Of that app.',
      type: 'secret',
      required: true,
    },
    {
      name: 'loginUrl',
      label: 'Address of tokens',
      hint: 'Other than the usual one in national clouds.',
      type: 'text',
      required: false,
      default: 'https://login.microsoftonline.com',
    },
    {
      name: 'graphUrl',
      label: 'Address of Graph',
      hint: 'Other than the usual one in national clouds.',
      type: 'text',
      required: false,
      default: 'https://graph.microsoft.com',
    },
  ],
  originsOf: ({ loginUrl, graphUrl }) => [originIn(graphUrl), originIn(loginUrl)],
  misfit: ({ tenant = '' }, claims) => {
    if (!GUID.test(tenant)) return 'The tenant is named by its id.'
    const isFit = claims.includes('oid') && claims.every((each) => each === 'oid' || each === 'tid')
    return isFit
      ? null
      : 'Graph knows people by the claim oid: name them by oid, or by tid and oid.'
  },
  nameOf: ({ tenant = '' }, claims, subject) => {
    const values = claims.length === 1 ? [subject] : subject.split('/').map(decoded)
    if (values.length !== claims.length) return null
    const tid = values[claims.indexOf('tid')] ?? tenant
    const oid = values[claims.indexOf('oid')] ?? null
    return tid.toLowerCase() === tenant.toLowerCase() ? (oid?.toLowerCase() ?? null) : null
  },
  read: async ({ groups, ...call }) => {
    const [talk, api] = [talkTo(call), apiOf(call)]
    const users = await everyPage(talk, `${api}/users?$select=id,accountEnabled&${MOST}`, pageOf)
    const people = new Map(users.map((user) => [idOf(user), isEnabled(user)]))
    return { people, groups: await groupsOf(talk, api, groups) }
  },
  look: async (call, name) => {
    const url = `${apiOf(call)}/users/${encodeURIComponent(name)}?$select=id,accountEnabled`
    const user = await get(talkTo(call), url)
    if (!user) return 'gone'
    const said = recordOf(user.body)
    if (!said) throw new Unclear('The provider answered with something else than a user.')
    return isEnabled(said) ? 'active' : 'inactive'
  },
}

/** With those who are members through other groups, as a token's list of groups has them. */
async function groupsOf(talk: Conversation, api: string, wanted: ReadCall['groups']) {
  if (wanted === null || wanted.length === 0) return []
  const groups = await everyPage(talk, `${api}/groups?$select=id,displayName&${MOST}`, pageOf)
  const read = []
  for (const { id, displayName } of groups) {
    const [key, name] = [String(id), String(displayName)]
    if (!wanted.includes(key) && !wanted.includes(name)) continue
    const url = `${api}/groups/${encodeURIComponent(key)}/transitiveMembers?$select=id&${MOST}`
    const members = await everyPage(talk, url, pageOf)
    const people = members.filter((member) => member['@odata.type'] === USER)
    read.push({ id: key, name, members: new Set(people.map(idOf)) })
  }
  return read
}

function pageOf({ body }: Reply): Page {
  const said = recordOf(body)
  const next = said?.['@odata.nextLink'] ?? null
  if (!Array.isArray(said?.value) || (next !== null && typeof next !== 'string'))
    throw new Unclear('The provider answered with something else than a list.')
  return { items: said.value, next }
}

function isEnabled({ accountEnabled }: Said): boolean {
  if (typeof accountEnabled !== 'boolean')
    throw new Unclear('The provider does not say whether somebody is enabled.')
  return accountEnabled
}

function idOf({ id }: Said): string {
  return String(id).toLowerCase()
}

function apiOf({ settings: { graphUrl } }: Call): string {
  return `${baseOf(graphUrl)}/v1.0`
}

function talkTo({ settings, deadlineMs }: Call): Conversation {
  const attempt = new Attempt(deadlineMs)
  const access = accessOf(settings)
  return {
    origin: originIn(settings.graphUrl),
    attempt,
    authorization: async () => `Bearer ${await tokenFor(access, attempt)}`,
  }
}

function accessOf(settings: ConnectorSettings) {
  const { tenant = '', clientId = '', clientSecret = '', loginUrl, graphUrl } = settings
  return {
    kind: 'oauth' as const,
    tokenUrl: `${baseOf(loginUrl)}/${tenant}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    scope: `${originIn(graphUrl)}/.default`,
  }
}

/** What is no encoding of ours names nobody. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
