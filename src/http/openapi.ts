import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { isByResource, type Permission } from '../domain/permission/permission'
import type { TokenVerb } from '../domain/token'
import { IDEMPOTENCY_HEADER, IDEMPOTENCY_PROBLEMS, IdempotencyHeader } from './idempotency'
import { ProblemDocument } from './schemas'

/** Who may call a route: anybody, whoever is signed in, or people with a permission. */
export type Access = 'anybody' | 'signed-in' | Permission

/** One route, defined once: what validates, what is typed and what is documented. */
export type Definition = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/v1, with parameters in braces. */
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  /** What a token has to be good for; null where none is good enough. */
  readonly token: TokenVerb | null
  /** Says that the handler keeps to the visitor's resources itself, where the path names none. */
  readonly isScoped: boolean
  readonly params: v.ObjectEntries
  readonly query: v.ObjectEntries
  readonly body: v.GenericSchema | null
  readonly statuses: readonly (200 | 201 | 202 | 204)[]
  /** How large a body may be, where 128 KiB are too few. */
  readonly bodyBytes?: number
  /** Null where nothing is answered but the status. */
  readonly answer: v.GenericSchema | null
  /** What an answer is that is a text and no JSON. */
  readonly media?: 'application/yaml'
  /** Codes that are of this route, beside those that any route may answer with. */
  readonly problems: readonly string[]
  /** Whether it takes an `Idempotency-Key`: every POST but those that change nothing. */
  readonly isKeyed: boolean
  /** Takes a form and answers errors as OAuth 2.0 has them. */
  readonly isOAuth: boolean
}

type Json = { readonly [name: string]: unknown }

/** The OpenAPI 3.1 document of these routes. */
export function documentOf(definitions: readonly Definition[], serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const definition of definitions) {
    paths[definition.path] ??= {}
    const operations = paths[definition.path] ?? {}
    operations[definition.method] = operationOf(definition)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hallpass',
      version: '1',
      description: 'Just-in-time privileged access. Times are RFC 3339 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: { Problem: outgoing(ProblemDocument) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-hallpass' },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'hallpass_pat_…, hallpass_mat_… or hallpass_mst_…',
        },
      },
    },
  }
}

function operationOf(definition: Definition): Json {
  const { method, path, summary, access, body } = definition
  return {
    operationId: operationIdOf(method, path),
    tags: [path.split('/')[1] ?? ''],
    summary,
    description: `${spokenAccess(access)}${spokenToken(definition)}`,
    ...securityOf(definition),
    parameters: parametersOf(definition),
    ...(body ? { requestBody: bodyOf(body, definition.isOAuth) } : {}),
    responses: responsesOf(definition),
  }
}

function bodyOf(body: v.GenericSchema, isForm: boolean): Json {
  const schema = incoming(body)
  const content = isForm ? { 'application/x-www-form-urlencoded': { schema } } : jsonOf(schema)
  return { required: !v.is(body, {}), content }
}

function parametersOf({ params, query, isKeyed }: Definition): Json[] {
  const describe = (place: 'path' | 'query') => (entry: [string, v.ObjectEntries[string]]) => {
    const schema = incoming(entry[1] as v.GenericSchema)
    const required = place === 'path' || entry[1].type !== 'optional'
    return { name: entry[0], in: place, required, schema }
  }
  return [
    ...Object.entries(params).map(describe('path')),
    ...Object.entries(query).map(describe('query')),
    ...(isKeyed ? [KEY_PARAMETER] : []),
  ]
}

const KEY_PARAMETER: Json = {
  name: IDEMPOTENCY_HEADER,
  in: 'header',
  required: false,
  schema: incoming(IdempotencyHeader),
}

function responsesOf(definition: Definition): Json {
  const { statuses, answer, media, problems, isKeyed, isOAuth } = definition
  const content = answer ? { content: contentOf(outgoing(answer), media) } : {}
  const known = [...problems, ...(isKeyed ? IDEMPOTENCY_PROBLEMS : [])]
  const codes = known.length > 0 ? ` Codes: ${known.join(', ')}.` : ''
  return {
    ...Object.fromEntries(
      statuses.map((status) => [
        status,
        { description: MEANING[status], ...(status === 204 ? {} : content) },
      ]),
    ),
    default: isOAuth
      ? oauthError(codes)
      : {
          description: `A problem, RFC 9457.${codes}`,
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
  }
}

function oauthError(codes: string): Json {
  const schema = {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'string' }, error_description: { type: 'string' } },
  }
  return { description: `An error, RFC 6749 section 5.2.${codes}`, content: jsonOf(schema) }
}

const MEANING = {
  200: 'Done.',
  201: 'Created; Location says where.',
  202: 'Under way; Location says where to look.',
  204: 'Done; there is nothing to say.',
} as const

function jsonOf(schema: Json): Json {
  return contentOf(schema, undefined)
}

function contentOf(schema: Json, media: Definition['media'] | undefined): Json {
  return { [media ?? 'application/json']: { schema } }
}

function incoming(schema: v.GenericSchema): Json {
  return jsonSchema(schema, 'input')
}

function outgoing(schema: v.GenericSchema): Json {
  return jsonSchema(schema, 'output')
}

/** What JSON Schema cannot say, such as the checks, is left to the server's sentences. */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output'): Json {
  const config: ConversionConfig = {
    typeMode,
    target: 'draft-2020-12',
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'custom' ? idOf(valibotSchema) : jsonSchema,
  }
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, config)
  return rest
}

/** Ids are checked by a function; their form is in its message. */
function idOf(schema: object) {
  const description = 'message' in schema ? String(schema.message) : 'An id.'
  return { type: 'string', description } as const
}

function operationIdOf(method: string, path: string): string {
  const words = path.replace(/[{}]/g, '').split(/[/-]/).filter(Boolean)
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

function securityOf({ access, token }: Definition): Json {
  if (access === 'anybody') return { security: [] }
  return token ? {} : { security: [{ session: [] }] }
}

function spokenToken({ access, token }: Definition): string {
  if (access === 'anybody') return ''
  return token ? ` A token needs the verb ${token}.` : ' No token is good for it.'
}

function spokenAccess(access: Access): string {
  if (access === 'anybody') return 'For anybody.'
  if (access === 'signed-in') return 'For everybody who is signed in.'
  const limited = isByResource(access) ? ', at least for the resources it is about' : ''
  return `Needs the permission ${access}${limited}; to others it does not exist.`
}
