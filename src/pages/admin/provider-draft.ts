import type { GroupMapping } from '../../db/provider-groups'
import type { ProviderRow } from '../../db/providers'
import type { GroupId } from '../../domain/ids'
import { invalidInput } from '../../http/problem-input'
import type { Texts } from '../../texts/english'
import { one, type Typed } from '../parts/typed'

type Named = { readonly id: GroupId; readonly name: string }

/** What the form of a provider sent, as the API would take it; `groups` are those that are here. */
export function providerInput(texts: Texts, typed: Typed, groups: readonly Named[]) {
  const claim = (name: string) => one(typed, `claims.${name}`).trim() || null
  const subject = one(typed, 'claims.subject').split(/\s+/).filter(Boolean)
  const mapped = mappingsIn(texts, typed, groups)
  const input = {
    name: one(typed, 'name'),
    clientId: one(typed, 'clientId').trim(),
    clientSecret: one(typed, 'clientSecret'),
    claims: {
      subject: subject.length > 0 ? subject : ['sub'],
      name: claim('name'),
      email: claim('email'),
      groups: claim('groups'),
    },
    groups: mapped.ok ? mapped.groups : [],
  }
  return mapped.ok ? { ok: true as const, input } : mapped
}

/** What the field of groups says, line by line. */
export function mappingsIn({ providers }: Texts, typed: Typed, groups: readonly Named[]) {
  const lines = one(typed, 'groups').split('\n')
  const filled = lines.map((line) => line.trim()).filter(Boolean)
  const mapped = filled.map((line) => mappingOf(line, groups))
  const unknown = mapped.filter(({ groupId }) => groupId === undefined)
  if (unknown.length === 0)
    return {
      ok: true as const,
      groups: mapped.map(({ value, groupId }) => ({ value, groupId })),
    }
  const message = providers.noGroup(unknown.map(({ name }) => name).join(', '))
  return { ok: false as const, problem: invalidInput([{ field: 'groups', message }]) }
}

/** The last equals sign parts them, since distinguished names have some of their own. */
function mappingOf(line: string, groups: readonly Named[]) {
  const at = line.lastIndexOf('=')
  const name = line.slice(at + 1).trim()
  const value = at < 0 ? '' : line.slice(0, at).trim()
  return { value, name, groupId: groups.find((group) => group.name === name)?.id }
}

/** The form as it is stored. */
export function typedProvider(provider: ProviderRow, groups: readonly Named[]): Typed {
  const { name, clientId, claims } = provider
  return {
    name: [name],
    clientId: [clientId],
    'claims.subject': [claims.subject.join(' ')],
    'claims.name': [claims.name ?? ''],
    'claims.email': [claims.email ?? ''],
    'claims.groups': [claims.groups ?? ''],
    groups: [typedMappings(provider.groups, groups)],
  }
}

export function typedMappings(mappings: readonly GroupMapping[], groups: readonly Named[]): string {
  const nameOf = (id: GroupId) => groups.find((group) => group.id === id)?.name ?? id
  return mappings.map(({ value, groupId }) => `${value} = ${nameOf(groupId)}`).join('\n')
}
