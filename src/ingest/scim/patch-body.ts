import { bad } from './scim-error'
import { isObject } from './values'

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export type Operation = {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string | null
  readonly value: unknown
}

const OPS = ['add', 'replace', 'remove'] as const
const MOST = 1_000

/** What a PATCH asks for, RFC 7644 section 3.5.2. Entra ID writes “Add”, and may give names. */
export function operationsIn(body: unknown): readonly Operation[] {
  const { schemas, operations } = lowered(body, ['schemas', 'operations'])
  if (!Array.isArray(schemas) || schemas.length !== 1 || schemas[0] !== PATCH_SCHEMA)
    throw bad('invalidSyntax', `schemas has to be ${PATCH_SCHEMA}.`)
  if (!Array.isArray(operations) || operations.length === 0)
    throw bad('invalidSyntax', 'Operations is a list of at least one.')
  if (operations.length > MOST)
    throw bad('invalidSyntax', `Operations is a list of at most ${MOST}.`)
  return operations.map(operationIn)
}

function operationIn(given: unknown): Operation {
  const { op, path, value } = lowered(given, ['op', 'path', 'value', 'name'])
  const verb = OPS.find((each) => typeof op === 'string' && each === op.toLowerCase())
  if (!verb) throw bad('invalidSyntax', 'An operation is add, replace or remove.')
  if (path !== undefined && path !== null && (typeof path !== 'string' || path.trim() === ''))
    throw bad('invalidPath', 'A path is text, or is left out.')
  if (verb !== 'remove' && value === undefined)
    throw bad('invalidValue', 'add and replace need a value.')
  return { op: verb, path: typeof path === 'string' ? path.trim() : null, value }
}

/** The fields of an object that may have these and no others, whatever their case. */
function lowered(given: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isObject(given)) throw bad('invalidSyntax', 'A JSON object is expected.')
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase()
    if (!names.includes(lower))
      throw bad('invalidSyntax', 'A field is sent that is not known here.')
    if (lower in fields) throw bad('invalidSyntax', 'A field is sent twice.')
    fields[lower] = value
  }
  return fields
}
