import type * as v from 'valibot'
import type { FieldError } from './problem-input'

type Any = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly value?: v.GenericSchema
  readonly options?: readonly v.GenericSchema[]
}

const OBJECTS = ['object', 'strict_object', 'loose_object', 'record']

/**
 * Where a list stands in the place of an object: to JavaScript it is one, and an empty one has
 * nothing that a strict schema could complain about. Null where there is none.
 */
export function misplacedList(
  schema: v.GenericSchema,
  input: unknown,
  field = '',
): FieldError | null {
  const { type, entries, wrapped, item, value, options } = schema as Any
  const within = (name: string) => (field === '' ? name : `${field}.${name}`)
  if (wrapped) return misplacedList(wrapped, input, field)
  if (options && Array.isArray(options) && options.every((each) => typeof each === 'object')) {
    const found = options.map((each) => misplacedList(each, input, field))
    return found.some((each) => each === null) ? null : (found[0] ?? null)
  }
  if (OBJECTS.includes(type) && Array.isArray(input))
    return { field, message: 'An object is expected, not a list.' }
  if (typeof input !== 'object' || input === null) return null
  const inside = Object.entries(input).map(([name, each]) => {
    const part = Array.isArray(input)
      ? item
      : (entries?.[name] ?? (type === 'record' ? value : undefined))
    return part ? misplacedList(part, each, within(name)) : null
  })
  return inside.find((each) => each !== null) ?? null
}
