import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import type { AppEnv } from '../http/context'
import { fieldsOf } from '../http/fields'
import type { Problem } from '../http/problem'
import type { Endpoint, Heard, Reply } from './endpoint'

const MAX_BODY_BYTES = 32 * 1024
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i

/**
 * Serves an endpoint that speaks OAuth 2.0: it takes a form, in which nothing comes twice, and says
 * what is wrong as RFC 6749 section 5.2 does.
 */
export function mountOAuth(
  app: Hono<AppEnv>,
  { definition, handle }: Endpoint,
  heard: Nobody,
): void {
  const { method, path, body, answer } = definition
  app.on(method.toUpperCase(), [path], small, async (c) => {
    const form = await formOf(c)
    if (typeof form === 'string') return refuse(c, 'invalid_request', form)
    const read = v.safeParse(body ?? v.strictObject({}), form)
    if (!read.success) {
      const [issue] = read.issues
      const isGrant = v.getDotPath(issue) === 'grant_type' && form.grant_type !== undefined
      const code = isGrant ? 'unsupported_grant_type' : 'invalid_request'
      return refuse(c, code, `${v.getDotPath(issue) ?? 'The form'}: ${issue.message}`)
    }
    return answered(c, answer, await handle({ ...heard(c.env), body: read.output }))
  })
}

type Nobody = (env: Env) => Heard

const small = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => refuse(c as Context<AppEnv>, 'invalid_request', 'The form is too large.', 413),
}) as MiddlewareHandler<AppEnv>

/** What is wrong with it, in words, where it is no form. */
async function formOf(c: Context<AppEnv>): Promise<string | { readonly [name: string]: string }> {
  if (!FORM.test(c.req.header('Content-Type') ?? '')) return 'A form is expected, URL-encoded.'
  const fields = Object.entries(await fieldsOf(c, { all: true }))
  const twice = fields.find(([, value]) => typeof value !== 'string')
  if (twice) return `${twice[0].slice(0, 40)} came twice.`
  // RFC 6749 section 3.2: a parameter without a value is one that was left out.
  return Object.fromEntries(fields.filter(([, value]) => value !== '')) as Record<string, string>
}

function answered(
  c: Context<AppEnv>,
  answer: v.GenericSchema | null,
  reply: Reply<unknown>,
): Response {
  if (!reply) return refuse(c, 'invalid_request', 'There is nothing here.')
  if ('problem' in reply) return refuseWith(c, reply.problem)
  c.header('Cache-Control', 'no-store')
  return c.json((answer ? v.parse(answer, reply.body) : {}) as object, 200)
}

function refuseWith(c: Context<AppEnv>, { status, code, detail }: Problem): Response {
  if (status === 503) c.header('Retry-After', '5')
  return refuse(c, code, detail, status)
}

/** The description has ASCII only, without quotes and backslashes. */
function refuse(c: Context<AppEnv>, error: string, words: string, status = 400): Response {
  c.header('Cache-Control', 'no-store')
  const description = words.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, ' ')
  return c.json({ error, error_description: description }, status as 400)
}
