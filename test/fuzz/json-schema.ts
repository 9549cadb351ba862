import fc from 'fast-check'
import { hugeText, oddText } from './text'

/** As much of JSON Schema as the description of the API uses. */
export type Schema = {
  readonly type?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

/** What the schema asks for, as far as a schema can say it; an id that is there as `{{prefix}}`. */
export function fitting(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((each) => fitting(each, depth)))
  switch (schema.type) {
    case 'string':
      return fittingText(schema)
    case 'number':
    case 'integer': {
      const { minimum: min = -10, maximum: max = 1_000_000 } = schema
      return fc.integer({ min: Math.max(min, -1e9), max: Math.min(max, 1e9) })
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const { items = {}, minItems: minLength = 0, maxItems = 3 } = schema
      const maxLength = Math.max(minLength, Math.min(maxItems, depth > 3 ? 0 : 3))
      return fc.array(fitting(items, depth + 1), { minLength, maxLength })
    }
    case 'object':
      return fittingObject(schema, depth)
    default:
      return fc.constant(null)
  }
}

function fittingText({ description = '', pattern, format, ...limits }: Schema) {
  const [, prefix] = /^An id of the form ([a-z]+)_/.exec(description) ?? []
  if (prefix) return fc.constant(`{{${prefix}}}`)
  const { minLength = 0, maxLength = 60 } = limits
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString())
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) })
}

function fittingObject(
  { properties = {}, required = [], additionalProperties }: Schema,
  depth: number,
) {
  const known = Object.entries(properties).map(
    ([name, each]) => [name, fitting(each, depth + 1)] as const,
  )
  const own = fc.record(Object.fromEntries(known), { requiredKeys: [...required] })
  if (typeof additionalProperties !== 'object') return own
  const more = fc.dictionary(
    fc.string({ maxLength: 20 }),
    fitting(additionalProperties, depth + 1),
    {
      maxKeys: 3,
    },
  )
  return fc.tuple(own, more).map(([one, other]) => ({ ...other, ...one }))
}

export type Broken = { readonly value: unknown; readonly what: string }

/** Something like what fits, that this schema does not allow; null where it allows everything. */
export function broken(schema: Schema): fc.Arbitrary<Broken> | null {
  const wrong = wrongTypes(schema).map((value) => fc.constant({ value, what: 'another type' }))
  const ways = [...wrong, ...brokenWithin(schema)]
  return ways.length > 0 ? fc.oneof(...ways) : null
}

function brokenWithin(schema: Schema): fc.Arbitrary<Broken>[] {
  const { type, maximum, minimum, maxLength, minLength = 0, maxItems, pattern, items } = schema
  const bad = (what: string, value: fc.Arbitrary<unknown>) =>
    value.map((each) => ({ value: each, what }))
  if (schema.enum)
    return [
      bad(
        'none of the choices',
        oddText.filter((text) => !schema.enum?.includes(text)),
      ),
    ]
  if (type === 'number' || type === 'integer')
    return [
      ...(maximum === undefined ? [] : [bad('too much', fc.constantFrom(maximum + 1, 1e300))]),
      ...(minimum === undefined ? [] : [bad('too little', fc.constantFrom(minimum - 1, -1e300))]),
    ]
  if (type === 'string')
    return [
      ...(maxLength === undefined ? [] : [bad('too long', fc.constant('a'.repeat(maxLength + 1)))]),
      ...(minLength > 0 ? [bad('too short', fc.constant(''))] : []),
      ...(pattern || schema.description?.startsWith('An id')
        ? [bad('not of that form', fc.constantFrom('\u0000', 'ä\u0000', '{{{}'))]
        : []),
    ]
  if (type === 'array' && items && maxItems !== undefined && maxItems < 300)
    return [
      bad(
        'too many',
        fitting(items, 2).map((one) => Array(maxItems + 1).fill(one)),
      ),
    ]
  return type === 'object' ? brokenObject(schema) : []
}

function brokenObject(schema: Schema): fc.Arbitrary<Broken>[] {
  const { properties = {}, required = [], additionalProperties } = schema
  const whole = fitting(schema) as fc.Arbitrary<Record<string, unknown>>
  const inside = Object.entries(properties).flatMap(([name, each]) => {
    const way = broken(each)
    if (!way) return []
    const put = (object: object, { value, what }: Broken): Broken => ({
      value: { ...object, [name]: value },
      what: `${name}: ${what}`,
    })
    return [fc.tuple(whole, way).map(([object, part]) => put(object, part))]
  })
  const missing = required.map((name) =>
    whole.map(({ [name]: _gone, ...rest }) => ({ value: rest, what: `without ${name}` })),
  )
  const stranger = fc
    .tuple(whole, oddText, fc.oneof(oddText, hugeText))
    .filter(([, name]) => !Object.hasOwn(properties, name))
    .map(([object, name, value]) => ({
      value: { ...object, [name]: value },
      what: 'a field that is not known',
    }))
  return [...inside, ...missing, ...(additionalProperties === false ? [stranger] : [])]
}

/** Values of types that the schema does not name. */
function wrongTypes(schema: Schema): readonly unknown[] {
  const types = typesOf(schema)
  if (types === null) return []
  const all: readonly (readonly [string, unknown])[] = [
    ...([
      ['string', 'text'],
      ['number', 7],
      ['boolean', true],
      ['null', null],
    ] as const),
    ...([
      ['array', [[]]],
      ['array', []],
      ['object', { '': 0 }],
    ] as const),
  ]
  return all.filter(([type]) => !types.includes(type)).map(([, value]) => value)
}

function typesOf(schema: Schema): readonly string[] | null {
  if ('const' in schema) return [schema.const === null ? 'null' : typeof schema.const]
  if (schema.enum) return ['string', 'number']
  const either = schema.anyOf ?? schema.oneOf
  if (either) {
    const all = either.map(typesOf)
    return all.some((each) => each === null) ? null : all.flatMap((each) => each ?? [])
  }
  if (schema.type === undefined) return null
  return [schema.type === 'integer' ? 'number' : schema.type]
}
