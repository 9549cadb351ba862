import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { type Connected, connected, type Said } from '../ingest/events/connected'
import { Transmitter } from '../ingest/events/transmitter'
import {
  CLAIM_RULES,
  claims,
  HOOK,
  HOOK_RULES,
  MESSAGE,
  MESSAGE_RULES,
  NOTIFICATION_RULES,
  notifications,
  PROVIDER,
  type Rule,
} from './event-rules'

type Json = Record<string, unknown>
type Kind = 'ssf-push' | 'okta' | 'entra' | 'webhook'

/** One request: what is sent, and whether it is what the standard of its kind says. */
type Shot = { readonly kind: Kind; readonly isValid: boolean; readonly body: string } & {
  readonly headers: Record<string, string>
}

const JSON_TYPE = 'application/json'
/** As it should be, with members that nobody knows; or with one member as it must not be. */
function twisted(rules: readonly Rule[]) {
  const wrong = fc
    .constantFrom(...rules)
    .chain(({ path, wrong }) =>
      fc.constantFrom(...wrong).map((value) => ({ isValid: false, path, value })),
    )
  const more = fc.jsonValue().map((value) => ({ isValid: true, path: ['more'], value }))
  return fc.oneof({ weight: 3, arbitrary: wrong }, { weight: 1, arbitrary: more })
}

function withValue(whole: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(whole))
    return whole.map((each, index) => (index === first ? withValue(each, rest, value) : each))
  const object = whole as Json
  return { ...object, [first]: withValue(object[first], rest, value) }
}

type Range = { readonly [kind in Kind]: Connected } & { readonly transmitter: Transmitter }

/** Messages whose sender is who they say: only what they say can be wrong. */
function authentic(range: Range): fc.Arbitrary<() => Promise<Shot>> {
  const of = (kind: Exclude<Kind, 'ssf-push'>) => range[kind].secrets[0] ?? ''
  const json = (
    kind: Kind,
    isValid: boolean,
    message: unknown,
    headers: Record<string, string>,
  ) => ({
    ...{ kind, isValid, body: JSON.stringify(message) },
    headers: { 'Content-Type': JSON_TYPE, ...headers },
  })
  return fc.oneof(
    twisted(HOOK_RULES).map(
      ({ isValid, path, value }) =>
        async () =>
          json('okta', isValid, withValue(HOOK, path, value), { Authorization: of('okta') }),
    ),
    twisted(NOTIFICATION_RULES).map(
      ({ isValid, path, value }) =>
        async () =>
          json('entra', isValid, withValue(notifications(of('entra')), path, value), {}),
    ),
    twisted(MESSAGE_RULES).map(({ isValid, path, value }) => async () => {
      const shot = json('webhook', isValid, withValue(MESSAGE, path, value), {})
      return { ...shot, headers: { ...shot.headers, ...signed(of('webhook'), shot.body) } }
    }),
    twisted(CLAIM_RULES).map(({ isValid, path, value }) => async () => {
      const { issuer: iss, audience: aud } = range.transmitter.settings
      const token = JSON.stringify(withValue({ ...claims(), iss, aud }, path, value))
      return push(isValid, await range.transmitter.sign(token))
    }),
  )
}

/** Rubbish from anybody: with luck it looks like something, and it is never believed. */
function strange(range: Range): fc.Arbitrary<() => Promise<Shot>> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    fc.array(fc.base64String({ maxLength: 60 }), { maxLength: 4 }).map((parts) => parts.join('.')),
    fc.constantFrom(
      JSON.stringify(HOOK),
      JSON.stringify(notifications('x')),
      JSON.stringify(MESSAGE),
    ),
  )
  const header = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((line) => line.trim())
  const type = fc.constantFrom(JSON_TYPE, 'application/secevent+jwt', 'text/plain', 'x')
  const named = fc.constantFrom(
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
    'Authorization',
  )
  const kind = fc.constantFrom<Kind>('ssf-push', 'okta', 'entra', 'webhook')
  const headers = fc.tuple(type, fc.dictionary(named, header))
  const rubbish = fc.tuple(kind, headers, text).map(([kind, [type, more], body]) => async () => ({
    ...{ kind, isValid: false, body, headers: { ...more, 'Content-Type': type } },
  }))
  const badlySigned = fc
    .tuple(
      fc.record({ alg: fc.jsonValue(), typ: fc.jsonValue(), kid: fc.jsonValue() }),
      fc.jsonValue(),
    )
    .map(([header, payload]) => async () => {
      const part = (value: unknown) => btoa(unescape(encodeURIComponent(JSON.stringify(value))))
      const [head, body] = [header, payload].map(part)
      return push(
        false,
        [head, body, 'AAAA']
          .join('.')
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', ''),
      )
    })
  const otherType = fc.constantFrom('JWT', 'logout+jwt', '', 'secevent').map((typ) => async () => {
    const { issuer: iss, audience: aud } = range.transmitter.settings
    const payload = JSON.stringify({ ...claims(), iss, aud })
    return push(false, await range.transmitter.sign(payload, { typ }))
  })
  return fc.oneof(rubbish, badlySigned, otherType)
}

function push(isValid: boolean, body: string): Shot {
  const headers = { 'Content-Type': 'application/secevent+jwt' }
  return { kind: 'ssf-push', isValid, body, headers }
}

function signed(secret: string, body: string): Record<string, string> {
  const at = new Date()
  return {
    'webhook-id': 'x',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('x', at, body),
  }
}

/** A range to shoot at: one connection of each kind, for nobody who is here. */
async function opened(): Promise<Range> {
  const transmitter = await Transmitter.open()
  const of = async (kind: Kind, more = {}) => {
    const at = await connected(kind, { provider: PROVIDER, ...more })
    if (kind !== 'ssf-push') await at.addSecret()
    return at
  }
  return {
    ...{ transmitter, okta: await of('okta'), entra: await of('entra') },
    ...{ webhook: await of('webhook'), 'ssf-push': await of('ssf-push', transmitter.settings) },
  }
}

/**
 * Whatever is sent to the addresses for events, nothing fails, what is not valid is not
 * acknowledged, and what is valid is, unless it comes too fast.
 */
export async function fuzzEvents(runs: number, seed: number): Promise<void> {
  const range = await opened()
  let count = 0
  const shots = fc.oneof(authentic(range), strange(range))
  await fc.assert(
    fc.asyncProperty(shots, async (aim) => {
      const { kind, isValid, body, headers } = await aim()
      count += 1
      const address = `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`
      const said = await range[kind].send({
        body,
        headers: { ...headers, 'CF-Connecting-IP': address },
      })
      judge(said, isValid)
    }),
    { numRuns: runs, seed },
  )
}

function judge({ status, text }: Said, isValid: boolean): void {
  const isTaken = status >= 200 && status < 300
  const isRefused = status >= 400 && status < 500
  if (isValid ? isTaken || status === 429 : isRefused) return
  throw new Error(`${isValid ? 'Valid' : 'Not valid'}, and the answer is ${status}: ${text}`)
}
