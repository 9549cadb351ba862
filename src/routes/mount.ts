import type { Context, Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { requireVerb } from '../auth/bearer'
import { callerOf, notFound, requirePermission, requireVisitor, visitorOf } from '../auth/may'
import { BadCursor } from '../db/page'
import { SESSION_MS } from '../db/sessions'
import { NOTHING } from '../domain/permission/may'
import { isMachineVerb } from '../domain/token'
import type { AppEnv, Visitor } from '../http/context'
import { sessionCookieName, writeCookie } from '../http/cookie'
import type { Definition } from '../http/openapi'
import { type Problem, problemResponse } from '../http/problem'
import { holdsSecret } from '../http/schemas'
import { settingsOf } from '../http/settings'
import { validated } from '../http/validate'
import { withPasskeyOptions } from './challenge'
import type { Endpoint, Heard, Reply } from './endpoint'
import { mountOAuth } from './oauth'
import { once } from './once'

/**
 * Serves an endpoint: who may, what was sent, the handler, and its answer as the API says it.
 * Throws where a secret would be answered by a command whose answers are kept.
 */
export function mount(app: Hono<AppEnv>, { definition, handle }: Endpoint): void {
  const { method, path, isKeyed, isOAuth } = definition
  if (isOAuth) return mountOAuth(app, { definition, handle }, fromNobody)
  if (isKeyed && holdsSecret(definition.answer))
    throw new Error(`${method} ${path} answers with a secret, which must not be kept.`)
  const handler = async (c: Context<AppEnv>) => {
    const input = inputOf(c, definition)
    const respond = async (key: string | null) => {
      const editor = { ...input.editor, key }
      return answer(c, definition, await handle({ ...input, key, editor }).catch(badCursor))
    }
    return isKeyed ? once(c, definition, input, respond) : respond(null)
  }
  app.on(
    method.toUpperCase(),
    [path.replace(/\{(\w+)\}/g, ':$1')],
    ...admissions(definition),
    ...checks(definition),
    handler,
  )
}

/** Who you are comes before what you sent, so that strangers learn nothing from complaints. */
function admissions({ access, isScoped, token }: Definition): MiddlewareHandler<AppEnv>[] {
  if (access === 'anybody') return []
  if (access === 'signed-in') return [requireVisitor('api'), requireVerb(token)]
  const unnamed = isScoped ? 'handled' : 'refused'
  return [requireVisitor('api'), requireVerb(token), requirePermission(access, 'api', unnamed)]
}

function checks({ params, query, body, bodyBytes }: Definition): MiddlewareHandler<AppEnv>[] {
  return [
    validated('param', v.strictObject(params)),
    validated('query', v.strictObject(query)),
    ...(body ? [validated('json', body, bodyBytes)] : []),
  ]
}

function inputOf(c: Context<AppEnv>, { access, body, token }: Definition): Heard {
  const known = isMachineVerb(token) ? callerOf : visitorOf
  const visitor = access === 'anybody' ? NOBODY : known(c)
  return {
    env: c.env,
    visitor,
    editor: { id: visitor.personId, name: visitor.displayName },
    params: c.req.valid('param' as never),
    query: c.req.valid('query' as never),
    body: body ? c.req.valid('json' as never) : null,
    key: null,
  }
}

function fromNobody(env: Env): Heard {
  const editor = { id: NOBODY.personId, name: '' }
  return { env, visitor: NOBODY, editor, params: {}, query: {}, body: null, key: null }
}

/** A route for anybody asks nothing about its visitor. */
const NOBODY: Visitor = {
  personId: 'per_nobody',
  displayName: '',
  email: null,
  ...NOTHING,
  sessionHash: '',
}

async function answer(
  c: Context<AppEnv>,
  definition: Definition,
  reply: Reply<unknown>,
): Promise<Response> {
  if (!reply) return notFound(c, 'api')
  if ('problem' in reply) {
    const { visitor } = c.var
    const { problem } = reply
    return problemResponse(c, visitor ? await withPasskeyOptions(c.env, visitor, problem) : problem)
  }
  if (reply.location) c.header('Location', reply.location)
  if (reply.sessionToken)
    writeCookie(c, sessionCookieName(settingsOf(c.env)), reply.sessionToken, SESSION_MS / 1_000)
  c.header('Cache-Control', 'no-store')
  if (!definition.answer || reply.status === 204) return c.body(null, reply.status)
  if (definition.media) {
    const text = String(v.parse(definition.answer, reply.body))
    return c.body(text, reply.status as 200, {
      'Content-Type': `${definition.media}; charset=utf-8`,
    })
  }
  return c.json(v.parse(definition.answer, reply.body) as object, reply.status as 200)
}

function badCursor(error: unknown): { readonly problem: Problem } {
  if (!(error instanceof BadCursor)) throw error
  const problem = {
    status: 400,
    code: 'cursor_invalid',
    title: 'Cursor is invalid',
    detail: 'A cursor is the field “next” of the page before, for the same list. Start again.',
  }
  return { problem }
}
