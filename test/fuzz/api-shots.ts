import fc from 'fast-check'
import { broken, fitting, type Schema } from './json-schema'
import type { Shot } from './surface'
import { anything, headerText, hugeText, oddText, pathPart } from './text'

type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: Schema
}

type Operation = {
  readonly security?: readonly unknown[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: Schema } }
  }
}

/** The description of the API, as it is served. */
export type Description = {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const JSON_TYPE = { 'Content-Type': 'application/json' }

type Part = Omit<Shot, 'method' | 'path'> & { readonly query: string }

/** For every operation: what would do, and each thing that can be wrong with it. */
export function apiShots({ servers, paths }: Description): fc.Arbitrary<Shot> {
  const base = servers[0]?.url ?? ''
  const operations = Object.entries(paths).flatMap(([path, all]) =>
    Object.entries(all)
      .filter(([, operation]) => isOfJson(operation))
      .map(([method, operation]) => shotsOf(base + path, method, operation, all)),
  )
  return fc.oneof(...operations)
}

/** What is sent as a form, by OAuth's rules, is tried by tests of its own. */
function isOfJson({ requestBody }: Operation): boolean {
  return requestBody === undefined || requestBody.content['application/json'] !== undefined
}

function shotsOf(
  path: string,
  method: string,
  operation: Operation,
  siblings: { readonly [method: string]: Operation },
): fc.Arbitrary<Shot> {
  const there = filledIn(path, operation, null)
  const others = METHODS.filter((each) => !(each in siblings))
  const whole = (
    place: fc.Arbitrary<string>,
    part: fc.Arbitrary<Part>,
    verb = fc.constant(method),
  ) =>
    fc.tuple(place, part, verb).map(([at, { query, ...rest }, name]) => ({
      ...rest,
      method: name.toUpperCase(),
      path: at + query,
    }))
  return fc.oneof(
    { weight: 5, arbitrary: whole(there, valid(operation)) },
    { weight: 7, arbitrary: whole(there, invalid(operation)) },
    ...(path.includes('{')
      ? [{ weight: 2, arbitrary: whole(filledIn(path, operation, pathPart), strayed(operation)) }]
      : []),
    ...(others.length > 0
      ? [
          {
            weight: 1,
            arbitrary: whole(
              there,
              fc.constant({
                query: '',
                headers: JSON_TYPE,
                body: '{}',
                must: 'refused',
                what: 'another method',
              }),
              fc.constantFrom(...others),
            ),
          },
        ]
      : []),
  )
}

/** Ids that are there, or in their places what nothing is called. */
function filledIn(path: string, { parameters }: Operation, stray: fc.Arbitrary<string> | null) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const values = names.map((name) => {
    const schema = parameters.find((each) => each.in === 'path' && each.name === name)?.schema
    return stray ?? (fitting(schema ?? {}) as fc.Arbitrary<string>)
  })
  return fc
    .tuple(...values)
    .map((all) =>
      names.reduce((text, name, at) => text.replace(`{${name}}`, () => String(all[at])), path),
    )
}

function valid(operation: Operation): fc.Arbitrary<Part> {
  const schema = schemaOf(operation)
  const body = schema ? fitting(schema).map((value) => JSON.stringify(value)) : fc.constant('')
  return fc.tuple(queryOf(operation), body, keyOf(operation)).map(([query, text, key]) => ({
    ...{
      query,
      headers: { ...(text && JSON_TYPE), ...key },
      must: 'anything',
      what: 'as described',
    },
    ...(text && { body: text }),
  }))
}

function strayed(operation: Operation): fc.Arbitrary<Part> {
  return valid(operation).map((part) => ({
    ...part,
    must: 'refused',
    what: 'an id that nothing has',
  }))
}

function invalid(operation: Operation): fc.Arbitrary<Part> {
  const schema = schemaOf(operation)
  const strange = fc
    .tuple(valid(operation), oddText, oddText)
    .filter(
      ([, name]) =>
        name !== '' &&
        name.isWellFormed() &&
        !operation.parameters.some((each) => each.name === name),
    )
    .map(([part, name, value]): Part => {
      const query = new URLSearchParams([[name, value.toWellFormed()]])
      return { ...part, query: `?${query}`, must: 'refused', what: 'a query that is not known' }
    })
  return schema ? fc.oneof({ weight: 5, arbitrary: badBody(schema) }, strange) : strange
}

function badBody(schema: Schema): fc.Arbitrary<Part> {
  const fit = fitting(schema).map((value) => JSON.stringify(value))
  const part = (what: string, body: string, headers: Record<string, string> = JSON_TYPE): Part => ({
    ...{ query: '', headers, body, must: 'refused', what },
  })
  const way = broken(schema)
  const types = fc.constantFrom(
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
    ...['application/jsonp', 'text/json', 'application/xml'],
  )
  return fc.oneof(
    ...(way
      ? [
          {
            weight: 6,
            arbitrary: way.map(({ value, what }) => part(what, JSON.stringify(value) ?? '')),
          },
        ]
      : []),
    {
      weight: 1,
      arbitrary: anything
        .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
        .map((value) => part('no object', JSON.stringify(value) ?? 'null')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fit, fc.constantFrom('', ',', '}', '\u0000', '//'))
        .map(([text, end]) => part('no JSON', end === '' ? text.slice(0, -1) : text + end)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fit, types)
        .map(([text, type]) => part('another type', text, { 'Content-Type': type })),
    },
    {
      weight: 1,
      arbitrary: hugeText.map((text) =>
        part('too large', JSON.stringify({ '': text.repeat(140) })),
      ),
    },
  )
}

function queryOf({ parameters }: Operation): fc.Arbitrary<string> {
  const query = parameters.filter((each) => each.in === 'query')
  const all = query.map(({ name, schema }) => [name, fitting(schema)] as const)
  const required = query.filter((each) => each.required).map(({ name }) => name)
  return fc.record(Object.fromEntries(all), { requiredKeys: required }).map((chosen) => {
    const given = Object.entries(chosen).filter(([, value]) => value !== null)
    const text = new URLSearchParams(
      given.map(([name, value]) => [name, String(value).toWellFormed()]),
    )
    return given.length > 0 ? `?${String(text).replace(/%7B%7B(\w+)%7D%7D/g, '{{$1}}')}` : ''
  })
}

function keyOf({ parameters }: Operation): fc.Arbitrary<Record<string, string>> {
  const key = parameters.find((each) => each.in === 'header')
  if (!key) return fc.constant({})
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom('one', 'two').map((text) => ({ [key.name]: text })) },
    { weight: 1, arbitrary: headerText.map((text) => ({ [key.name]: text })) },
  )
}

function schemaOf({ requestBody }: Operation): Schema | null {
  return requestBody?.content['application/json']?.schema ?? null
}

/** Without a session or a token, everything that needs one is refused. */
export function needsSomebody({ paths, servers }: Description): (shot: Shot) => boolean {
  const base = servers[0]?.url ?? ''
  const open = Object.entries(paths).flatMap(([path, all]) =>
    Object.entries(all).flatMap(([method, { security }]) =>
      security?.length === 0 ? [`${method.toUpperCase()} ${base}${path}`] : [],
    ),
  )
  return ({ method, path }) => !open.includes(`${method} ${path.split('?')[0]}`)
}
