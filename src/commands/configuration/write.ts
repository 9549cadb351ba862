import * as v from 'valibot'
import { Document, isMap, isSeq, type YAMLMap } from 'yaml'
import type { SettingField } from '../../connectors/connector'
import { connectorOf } from '../../connectors/registry'
import type { Configured, ConnectorState, GroupState, ResourceState } from '../../db/configuration'
import type { GroupId, PersonId } from '../../domain/ids'
import type { Policy } from '../../domain/policy/policy'
import { PolicyBody } from '../../domain/policy/schema'
import { keyOf, lean, type Naming, renamed } from './naming'
import type { Section } from './schema'

const HEAD = ` Hallpass, everything that is kept here as one file. Secrets are not in it.
 People are named by provider and subject. What is not in the file stays as it is;
 to have it removed, list its kind under removes: groups, connectors, resources, policies.`

/** The sections of a file, always in the same words for the same things. */
export function writeFile(
  { groups, connectors, resources, policies }: Configured,
  sections: readonly Section[],
  scope: string,
  naming: Naming,
): string {
  const groupName = (id: string) => groups.find((group) => group.id === id)?.name ?? id
  const connectorName = (id: string) => connectors.find((each) => each.id === id)?.name ?? id
  const people = (ids: readonly PersonId[]) => inOrder(ids.map(naming.namedOf))
  const written: { readonly [section in Section]: readonly unknown[] } = {
    groups: sorted(groups.filter(({ isFed }) => !isFed)).map((group) => groupOut(group, people)),
    connectors: sorted(connectors).map((connector) => connectorOut(connector, groupName)),
    resources: sorted(resources).map((resource) => resourceOut(resource, connectorName)),
    policies: policies.map((policy) => policyOut(policy, naming, groupName)),
  }
  const document = new Document(
    {
      hallpass: 1,
      ...(scope ? { scope } : {}),
      removes: [],
      ...Object.fromEntries(sections.map((section) => [section, written[section]])),
    },
    { version: '1.2', schema: 'core', compat: 'yaml-1.1', aliasDuplicateObjects: false },
  )
  document.commentBefore = HEAD
  shorten(document, naming)
  return document.toString({ lineWidth: 0, indentSeq: true })
}

/** People stand on one line each, with what they are called behind them. */
function shorten(document: Document, naming: Naming): void {
  walk(document.contents, (node) => {
    const named = node.toJSON() as Record<string, unknown>
    const keys = Object.keys(named).join(' ')
    if (keys !== 'provider subject' && keys !== 'id') return
    node.flow = true
    const person = naming.personOf(named as Parameters<Naming['personOf']>[0])
    if (person) node.comment = ` ${person.displayName.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}`
  })
}

function walk(node: unknown, visit: (map: YAMLMap) => void): void {
  if (isMap(node)) visit(node)
  if (isMap(node)) for (const { value } of node.items) walk(value, visit)
  if (isSeq(node)) for (const item of node.items) walk(item, visit)
}

type PeopleOut = (ids: readonly PersonId[]) => readonly unknown[]

function groupOut({ name, description, members }: GroupState, people: PeopleOut) {
  return { name, ...(description ? { description } : {}), members: people(members) }
}

/** What the product made itself, such as a key, is not for anybody to write. */
export function openFields(kind: string): readonly SettingField[] {
  const fields = connectorOf(kind)?.settings ?? []
  return fields.filter(({ type, isDerived }) => type !== 'secret' && !isDerived)
}

function connectorOut({ name, kind, settings }: ConnectorState, nameOf: (id: string) => string) {
  const said = openFields(kind).flatMap(({ name: field, type }) => {
    const value = settings[field] ?? ''
    return value === '' ? [] : [[field, type === 'group' ? nameOf(value) : value] as const]
  })
  return { name, kind, settings: Object.fromEntries(said) }
}

function resourceOut(resource: ResourceState, nameOf: (id: string) => string) {
  const { name, kind, description, tags, sharing, accounts } = resource
  return {
    ...{ name, kind },
    ...(description ? { description } : {}),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    sharing,
    accounts: sorted(accounts).map(({ name, mode, connectorId, settings }) => ({
      ...{ name, mode, connector: nameOf(connectorId) },
      settings: byKey(settings),
    })),
  }
}

function policyOut(policy: Policy, naming: Naming, groupName: (id: GroupId) => string): unknown {
  const { id: _id, revision: _revision, ...draft } = policy
  const parsed = v.safeParse(PolicyBody, draft)
  const out = renamed(lean(parsed.success ? parsed.output : draft), {
    people: (id) => naming.namedOf(id as PersonId),
    groups: (id) => groupName(id as GroupId),
  })
  return ordered(out)
}

/** Whoever is named is named in a fixed order, however it is stored. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => {
    if (key === 'people') return [key, inOrder(item as Parameters<typeof inOrder>[0])] as const
    return [key, key === 'groups' ? (item as string[]).toSorted() : ordered(item)] as const
  })
  return Object.fromEntries(entries)
}

function inOrder(named: readonly Parameters<typeof keyOf>[0][]) {
  return named.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/** By code points, not as some language sorts. */
function sorted<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function byKey(settings: object): object {
  return Object.fromEntries(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
}
