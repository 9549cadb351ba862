import * as v from 'valibot'
import { AccessMode } from '../../domain/account'
import { PersonId } from '../../domain/ids'
import { Label, Name, Text } from '../../domain/name'
import { ScopeText } from '../../domain/permission/scope'
import { ResourceBody } from '../../http/schemas-catalogue'
import { GroupBody } from '../../http/schemas-directory'

/** What a file can speak of, in the order in which it does. */
export const SECTIONS = ['groups', 'connectors', 'resources', 'policies'] as const
export type Section = (typeof SECTIONS)[number]

/**
 * A person by how an identity provider knows them, which nobody else is. An address is no name: it
 * can become somebody else's. By id where no provider knows them yet, which is good here only.
 */
export const PersonNamed = v.union(
  [
    v.strictObject({
      provider: v.pipe(v.string(), v.minLength(1)),
      subject: v.pipe(v.string(), v.minLength(1)),
    }),
    v.strictObject({ id: PersonId }),
  ],
  'A person is named by provider (its issuer) and subject, or by id where no provider knows them.',
)
export type PersonNamed = v.InferOutput<typeof PersonNamed>

const People = v.pipe(
  v.array(PersonNamed, 'A list of people is expected.'),
  v.maxLength(1_000, 'At most 1000 people.'),
)

const Settings = v.record(v.string(), v.string('A setting is text; put a number into quotes.'))

const SettingValue = v.union(
  [v.string(), v.boolean(), v.array(v.string())],
  'A setting is text, a list of texts, true or false; put a number into quotes.',
)

const Account = v.strictObject({
  name: Name,
  mode: AccessMode,
  connector: Label,
  settings: v.optional(v.record(v.string(), SettingValue), {}),
})
export type AccountWritten = v.InferOutput<typeof Account>

const Resource = v.strictObject({
  ...ResourceBody.entries,
  accounts: v.optional(named(v.array(Account), false), []),
})
export type ResourceWritten = v.InferOutput<typeof Resource>

const Group = v.strictObject({
  name: GroupBody.entries.name,
  description: v.optional(Text, ''),
  members: v.optional(People, []),
})
export type GroupWritten = v.InferOutput<typeof Group>

const Connector = v.strictObject({
  name: Label,
  kind: v.string('A kind of connector is expected.'),
  settings: v.optional(Settings, {}),
})
export type ConnectorWritten = v.InferOutput<typeof Connector>

/** What a policy says is looked at once its people and groups are known. */
const PolicyNamed = v.looseObject({ name: Label })
export type PolicyWritten = v.InferOutput<typeof PolicyNamed>

export const ConfigurationFile = v.strictObject({
  hallpass: v.literal(1, 'The first line is “hallpass: 1”, which says how the rest is read.'),
  scope: v.optional(ScopeText, ''),
  removes: v.optional(
    v.pipe(
      v.array(v.picklist(SECTIONS, `What can be removed: ${SECTIONS.join(', ')}.`)),
      v.check((list) => new Set(list).size === list.length, 'Nothing may be listed twice.'),
    ),
    [],
  ),
  groups: v.optional(named(v.array(Group), true)),
  connectors: v.optional(named(v.array(Connector), true)),
  resources: v.optional(named(v.array(Resource), false)),
  policies: v.optional(named(v.array(PolicyNamed), true)),
})
export type ConfigurationFile = v.InferOutput<typeof ConfigurationFile>

/** Each has a name of its own; names of resources and accounts differ in more than capitals. */
function named<Item extends v.GenericSchema<unknown, { readonly name: string }>>(
  list: v.ArraySchema<Item, undefined>,
  isCased: boolean,
) {
  const key = (name: string) => (isCased ? name : name.toLowerCase())
  return v.pipe(
    list,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const items = dataset.value as readonly { readonly name: string }[]
      items.forEach((item, place) => {
        const first = items.findIndex(({ name }) => key(name) === key(item.name))
        if (first < place)
          addIssue({
            message: `“${item.name}” is in this list already, at place ${first + 1}.`,
            path: [
              { type: 'array', origin: 'value', input: [...items], key: place, value: item },
              {
                type: 'object',
                origin: 'value',
                input: { ...item },
                key: 'name',
                value: item.name,
              },
            ],
          })
      })
    }),
  )
}
