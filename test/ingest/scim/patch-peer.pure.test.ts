import fc from 'fast-check'
import SCIMMY from 'scimmy'
import { describe, expect, it } from 'vitest'
import { patched } from '../../../src/ingest/scim/patch'
import { operationsIn } from '../../../src/ingest/scim/patch-body'
import { RESOURCES } from '../../../src/ingest/scim/schemas'

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'

const BEFORE = {
  id: 'scu_1',
  userName: 'ana',
  displayName: 'Ana',
  name: { givenName: 'Ana', familyName: 'Berg' },
  emails: [
    { value: 'a@x.example', type: 'work' },
    { value: 'b@x.example', type: 'home' },
  ],
  active: true,
}

describe('a PATCH', () => {
  it('comes to what it comes to in an independent implementation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 4 }), async (list) => {
        const body = { schemas: [PATCH], Operations: list }
        expect(plain(ours(body))).toEqual(plain(await theirs(body)))
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

/** Null where it is refused. */
function ours(body: object): object | null {
  try {
    return patched(RESOURCES.User, BEFORE, operationsIn(body))
  } catch {
    return null
  }
}

async function theirs(body: object): Promise<object | null> {
  try {
    const before = new SCIMMY.Schemas.User({ schemas: [USER], ...structuredClone(BEFORE) })
    const operation = new SCIMMY.Messages.PatchOp(structuredClone(body) as never)
    const after = await operation.apply(before, async (resource: object) => resource as never)
    return JSON.parse(JSON.stringify(after ?? before))
  } catch {
    return null
  }
}

/** The other one adds what is there already once more, which section 3.5.2.1 says it should not. */
function plain(user: object | null): unknown {
  if (!user) return null
  const { userName, displayName, name, emails, active, title } = user as Record<string, unknown>
  const once = [...new Set((Array.isArray(emails) ? emails : []).map(inOrder))]
  return JSON.parse(JSON.stringify({ userName, displayName, name, once, active, title }))
}

function inOrder({ value, type }: { value: string; type: string }): string {
  return JSON.stringify([value, type])
}

const word = fc.constantFrom('One', 'Two', 'Three')
const address = fc.constantFrom('a@x.example', 'c@x.example', 'd@x.example')

const operation = fc.oneof(
  fc.record({
    op: fc.constantFrom('add', 'replace', 'Add', 'Replace'),
    path: fc.constantFrom('displayName', 'title', 'name.givenName', 'name.middleName', 'userName'),
    value: word,
  }),
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    value: fc.record({ displayName: word, title: word, active: fc.boolean() }),
  }),
  fc.record({
    op: fc.constant('remove'),
    path: fc.constantFrom(
      'title',
      'name.givenName',
      'emails[type eq "home"]',
      'emails',
      'userName',
    ),
  }),
  fc.record({
    op: fc.constant('replace'),
    path: fc.constantFrom('emails[type eq "work"].value', 'emails[type eq "none"].value'),
    value: fc.constantFrom('e@x.example', 'f@x.example'),
  }),
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    path: fc.constant('emails'),
    value: fc.array(fc.record({ value: address, type: fc.constantFrom('work', 'other') }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
)
