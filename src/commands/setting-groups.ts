import type { ConnectorSettings, SettingField } from '../connectors/connector'
import { listGroups } from '../db/groups'
import type { GroupId } from '../domain/ids'
import type { FieldError } from '../http/problem-input'

type Resolved =
  | { readonly settings: ConnectorSettings }
  | { readonly errors: readonly FieldError[] }

export type NamedGroup = { readonly id: GroupId; readonly name: string }

/** Groups are named by their name or id, and kept by their id. */
export async function withGroups(
  env: Env,
  fields: readonly SettingField[],
  settings: ConnectorSettings,
  made: readonly NamedGroup[] = [],
): Promise<Resolved> {
  const named = fields.filter(({ type, name }) => type === 'group' && settings[name])
  if (named.length === 0) return { settings }
  const groups: readonly NamedGroup[] = [...(await listGroups(env.DB)), ...made]
  const found = named.map(({ name }) => {
    const given = settings[name]
    return [name, groups.find((group) => group.id === given || group.name === given)?.id] as const
  })
  const errors = found
    .filter(([, id]) => id === undefined)
    .map(([name]) => ({ field: `settings.${name}`, message: 'There is no group of this name.' }))
  if (errors.length > 0) return { errors }
  return { settings: { ...settings, ...(Object.fromEntries(found) as ConnectorSettings) } }
}
