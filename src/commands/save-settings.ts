import type { Connector, SettingField } from '../connectors/connector'
import type { AccessMode } from '../domain/account'
import type { FieldError } from '../http/problem-input'

const LONGEST = 16_384

type Settings = { readonly [name: string]: string | readonly string[] | boolean }

/** What an account of this mode has to say. */
export function fieldsIn(
  mode: AccessMode,
  { accountSettings }: Connector,
): readonly SettingField[] {
  return accountSettings.filter(({ modes }) => !modes || modes.includes(mode))
}

/** Fields that are empty or missing get their default, where they have one. */
export function withDefaults<Values extends Settings>(
  fields: readonly SettingField[],
  settings: Values,
): Values {
  const defaults = fields.filter((field) => field.default !== undefined && !settings[field.name])
  return { ...settings, ...Object.fromEntries(defaults.map((each) => [each.name, each.default])) }
}

/** What is wrong with these settings, field by field; never what they say. */
export function settingErrors(
  fields: readonly SettingField[],
  settings: Settings,
): readonly FieldError[] {
  const known = new Set(fields.map((field) => field.name))
  const unknown = Object.keys(settings).filter((name) => !known.has(name))
  return [
    ...unknown.map((name) => ({
      field: `settings.${name}`,
      message: 'This field is not known here.',
    })),
    ...fields.flatMap((field) => {
      const message = errorIn(field, settings[field.name])
      return message ? [{ field: `settings.${field.name}`, message }] : []
    }),
  ]
}

/** What the product fills in itself is not taken from anybody. */
export function derivedErrors(
  fields: readonly SettingField[],
  given: Settings,
): readonly FieldError[] {
  const derived = fields.filter(({ isDerived, name }) => isDerived && given[name] !== undefined)
  return derived.map(({ name }) => ({
    field: `settings.${name}`,
    message: 'Hallpass fills this in itself.',
  }))
}

function errorIn(field: SettingField, value: Settings[string] | undefined): string | null {
  if (typeof value === 'boolean') return 'Text is expected.'
  if (value === undefined || value.length === 0)
    return field.required ? 'This cannot be empty.' : null
  if (field.type === 'list') return listError(field, typeof value === 'string' ? [value] : value)
  return typeof value === 'string' ? textError(field, value) : 'One text is expected, not a list.'
}

function listError(field: SettingField, list: readonly string[]): string | null {
  const lines = list.flatMap((each) => each.split('\n').map((line) => line.trim()))
  if (field.required && !lines.some(Boolean)) return 'This cannot be empty.'
  return lines.map((line) => textError(field, line)).find((error) => error !== null) ?? null
}

function textError({ type, choices }: SettingField, text: string): string | null {
  if (text.length > LONGEST) return `At most ${LONGEST} characters.`
  if (type !== 'secret' && /\p{Cc}/u.test(text)) return 'Control characters are refused.'
  if (type === 'number' && !/^[0-9]{1,10}$/.test(text)) return 'A whole number is expected.'
  if (type === 'choice' && !choices?.includes(text)) return `One of: ${choices?.join(', ')}.`
  return null
}
