import { type Attempt, NotYet, Refused, Unclear } from '../attempt'
import { exchange, type Reply } from './http'
import { recordOf } from './resource'
import type { Access } from './settings'

type OAuth = Extract<Access, { kind: 'oauth' }>
type Kept = { readonly token: string; readonly goodUntil: number }

const MARGIN_MS = 60_000
const MOST_KEPT = 64

/** Lives as long as the isolate; a token that the target no longer takes is forgotten. */
const kept = new Map<string, Kept>()

export async function tokenFor(access: Access, attempt: Attempt): Promise<string> {
  if (access.kind === 'bearer') return access.token
  const found = kept.get(keyOf(access))
  if (found && found.goodUntil > Date.now()) return found.token
  const fresh = await fetchToken(access, attempt)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(keyOf(access), fresh)
  return fresh.token
}

/** Whether asking again could bring another token than the one that was refused. */
export function forgetToken(access: Access, token: string): boolean {
  if (access.kind === 'bearer' || kept.get(keyOf(access))?.token !== token) return false
  return kept.delete(keyOf(access))
}

function keyOf({ tokenUrl, clientId, clientSecret, scope }: OAuth): string {
  return JSON.stringify([tokenUrl, clientId, clientSecret, scope])
}

/** RFC 6749, section 4.4. Some servers take the client's password only in the body. */
async function fetchToken(access: OAuth, attempt: Attempt): Promise<Kept> {
  const first = await ask(access, attempt, true)
  const isRefused = first.status === 400 || first.status === 401
  const { status, body } = isRefused ? await ask(access, attempt, false) : first
  const said = recordOf(body)
  if (status >= 500 || status === 429)
    throw new NotYet(`The token address answered with an error [${status}].`)
  if (status >= 400) throw new Refused(`The token address refused: ${codeIn(said)} [${status}].`)
  const { access_token: token, token_type: type, expires_in: seconds } = said ?? {}
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token))
    throw new Unclear('The token address answered without a usable token.')
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    throw new Refused('The token address gives out tokens that are not bearer tokens.')
  const lifeMs = typeof seconds === 'number' ? seconds * 1_000 : 0
  return { token, goodUntil: Date.now() + lifeMs - MARGIN_MS }
}

function ask(access: OAuth, attempt: Attempt, isBasic: boolean): Promise<Reply> {
  const { tokenUrl, clientId, clientSecret, scope } = access
  const client = { client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(scope && { scope }),
    ...(!isBasic && client),
  })
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...(isBasic && { authorization: basic(clientId, clientSecret) }),
  }
  return exchange(tokenUrl, { method: 'POST', headers, body: body.toString() }, attempt)
}

/** RFC 6749, section 2.3.1: both halves are form-encoded first, so that only ASCII is left. */
function basic(id: string, secret: string): string {
  const encoded = [id, secret].map((each) => new URLSearchParams({ _: each }).toString().slice(2))
  return `Basic ${btoa(encoded.join(':'))}`
}

/** Only the registered kind of word: whatever else stands there might repeat what was sent. */
function codeIn(said: Readonly<Record<string, unknown>> | null): string {
  const code = said?.error
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'no reason given'
}
