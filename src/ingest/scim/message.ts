import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ScimEnv } from './scim-env'
import { bad, errorBody, ScimError } from './scim-error'

const MAX_BODY_BYTES = 1_048_576
const JSON_TYPE = /^application\/(scim\+)?json\s*(;|$)/i
const SCIM_TYPE = 'application/scim+json; charset=utf-8'

/** RFC 7644 section 3.1: JSON, by its own type or the general one. */
export async function bodyOf(c: Context<ScimEnv>): Promise<unknown> {
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw new ScimError(415, null, 'Send application/scim+json.')
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw bad('invalidSyntax', 'The body could not be read as JSON.')
  }
}

export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new ScimError(413, null, 'A body has at most 1 MiB.')
  },
})

export function say(c: Context<ScimEnv>, status: number, body: object): Response {
  return c.body(JSON.stringify(body), status as 200, { 'Content-Type': SCIM_TYPE })
}

export function sayError(c: Context<ScimEnv>, error: ScimError): Response {
  if (error.status === 401) c.header('WWW-Authenticate', 'Bearer realm="scim"')
  return say(c, error.status, errorBody(error))
}
