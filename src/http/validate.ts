import { vValidator } from '@hono/valibot-validator'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import type * as v from 'valibot'
import type { AppEnv } from './context'
import { misplacedList } from './misplaced-list'
import { type Problem, problemResponse } from './problem'
import { fieldErrors, invalidInput } from './problem-input'

const MAX_BODY_BYTES = 128 * 1024
const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i

/** Lets through what fits the schema, for `c.req.valid`; answers with a problem otherwise. */
export function validated(
  target: 'json' | 'param' | 'query',
  schema: v.GenericSchema,
  bodyBytes = MAX_BODY_BYTES,
): MiddlewareHandler<AppEnv> {
  const check = vValidator(target, schema, (result, c) =>
    result.success
      ? undefined
      : problemResponse(c as Context, invalidInput(fieldErrors(result.issues))),
  ) as unknown as MiddlewareHandler<AppEnv>
  return target === 'json' ? every(limitBody(bodyBytes), requireJson(schema), check) : check
}

function limitBody(bytes: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: bytes,
    onError: (c) =>
      problemResponse(c, {
        status: 413,
        code: 'body_too_large',
        title: 'Too large',
        detail: `A body has at most ${bytes / 1_024} KiB.`,
      }),
  }) as MiddlewareHandler<AppEnv>
}

/** An empty body counts as one without fields, so that verbs without any need no body. */
function requireJson(schema: v.GenericSchema): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const text = await c.req.text()
    if (text === '' && !c.req.header('Content-Type')) return next()
    if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) return problemResponse(c, NOT_JSON)
    const said = parsed(text)
    if (!said) return problemResponse(c, MALFORMED)
    const misplaced = misplacedList(schema, said.value)
    return misplaced ? problemResponse(c, invalidInput([misplaced])) : next()
  }
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const NOT_JSON: Problem = {
  status: 415,
  code: 'unsupported_media_type',
  title: 'Not JSON',
  detail: 'Send JSON with the header Content-Type: application/json.',
}

const MALFORMED: Problem = {
  status: 400,
  code: 'malformed_json',
  title: 'Malformed JSON',
  detail: 'The body could not be read as JSON.',
}
