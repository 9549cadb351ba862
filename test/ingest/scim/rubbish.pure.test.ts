import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resourceIn } from '../../../src/ingest/scim/body'
import { conditionOf } from '../../../src/ingest/scim/condition'
import { parseFilter } from '../../../src/ingest/scim/filter'
import { askedByBody, listRequestOf } from '../../../src/ingest/scim/list-request'
import { patched } from '../../../src/ingest/scim/patch'
import { operationsIn } from '../../../src/ingest/scim/patch-body'
import { GROUP, RESOURCES, USER } from '../../../src/ingest/scim/schemas'
import { ScimError } from '../../../src/ingest/scim/scim-error'

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
/** FUZZ_RUNS=20000 is the long form. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000)
const SYSTEM = { numRuns: RUNS }

/** Whatever is thrown is the standard's own error; anything else would be an answer of 500. */
function refusedOrTaken(attempt: () => unknown): void {
  try {
    attempt()
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    expect(error.status).toBeGreaterThanOrEqual(400)
    expect(error.status).toBeLessThan(500)
  }
}

describe('rubbish', () => {
  it(
    `of ${RUNS} filters is refused with the standard’s error, or means something`,
    () =>
      fc.assert(
        fc.property(text, (filter) =>
          refusedOrTaken(() => conditionOf(parseFilter(filter), RESOURCES.User)),
        ),
        SYSTEM,
      ),
    120_000,
  )

  it(
    `of ${RUNS} PATCHes is refused, or leaves something that the schema knows`,
    () =>
      fc.assert(
        fc.property(fc.constantFrom(...Object.values(RESOURCES)), operations, (resource, list) =>
          refusedOrTaken(() => {
            const before = {
              id: 'x',
              userName: 'ana',
              displayName: 'Ana',
              emails: [{ value: 'a' }],
            }
            const body = { schemas: [PATCH], Operations: list }
            const after = patched(resource, before, operationsIn(body))
            const { id: _id, ...rest } = after
            resourceIn(resource, { ...rest, schemas: [resource.schema.urn] })
          }),
        ),
        SYSTEM,
      ),
    120_000,
  )

  it(
    `of ${RUNS} bodies is refused`,
    () =>
      fc.assert(
        fc.property(fc.constantFrom(...Object.values(RESOURCES)), thing, (resource, body) => {
          refusedOrTaken(() => resourceIn(resource, body))
          refusedOrTaken(() => operationsIn(body))
          refusedOrTaken(() => listRequestOf(resource, askedByBody(body)))
        }),
        SYSTEM,
      ),
    120_000,
  )
})

const words = [
  ...['userName', 'emails', 'name', 'members', 'active', 'displayName', 'meta', 'groups', 'id'],
  ...['externalId', 'schemas', 'password', 'value', 'type', 'primary', 'title', '__proto__'],
  ...[USER, GROUP, PATCH, 'constructor', 'toString', 'Operations', 'op', 'path', 'add', 'remove'],
]
const signs = [
  '[',
  ']',
  '(',
  ')',
  '.',
  ':',
  ' ',
  '"',
  'eq',
  'and',
  'not',
  'pr',
  'true',
  '"x"',
  '\\',
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...words, ...signs), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...words, ...signs), { maxLength: 9 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const { thing } = fc.letrec<{ thing: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1e300, '', 'False', 'true', 'replace'),
    fc.constantFrom(...words),
    fc.string({ maxLength: 8 }),
  ),
  thing: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('thing'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words), text), tie('thing'), { maxKeys: 5 }),
  ),
}))

const paths = fc.constantFrom<string>(
  ...['active', 'userName', 'emails', 'emails.value', 'emails[type eq "work"]', 'members'],
  ...['emails[type eq "work"].value', 'name', 'name.givenName', 'members[value eq "x"]', 'id'],
  ...['members[value eq "x"].value', 'groups', 'meta.version', 'schemas', 'displayName', USER],
)
const operations = fc.array(
  fc.record(
    {
      op: fc.constantFrom<unknown>('add', 'Replace', 'remove', 'move', null),
      path: fc.oneof(paths, text, fc.constant(null)),
      value: thing,
    },
    { requiredKeys: ['op'] },
  ),
  { maxLength: 5 },
)
