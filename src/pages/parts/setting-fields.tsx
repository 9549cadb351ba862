import type { SettingField } from '../../connectors/connector'
import { useTexts } from '../texts'
import { CopyLine } from './copy'
import { AreaField, type Draft, SelectField, TextField } from './fields'
import { one } from './typed'

type Props = {
  readonly fields: readonly SettingField[]
  readonly draft: Draft
  /** Stored secrets are never shown; an empty field keeps them. */
  readonly isStored: boolean
}

/** The settings that a kind of connector declares, each as the input that fits it. */
export function SettingFields({ fields, draft, isStored }: Props) {
  return (
    <>
      {fields.map((field) => (
        <Setting field={field} draft={draft} isStored={isStored} />
      ))}
    </>
  )
}

function Setting({ field, draft, isStored }: Omit<Props, 'fields'> & { field: SettingField }) {
  const texts = useTexts()
  const { name, type, required, choices = [] } = field
  const [label, hint] = [texts.told(field.label), texts.told(field.hint)]
  if (field.isDerived) return <Derived field={field} draft={draft} />
  const common = { draft, name: `settings.${name}`, label, hint, required }
  switch (type) {
    case 'secret':
      return (
        <TextField
          {...common}
          type="password"
          hint={isStored ? `${hint} ${texts.parts.keepStored}` : hint}
          required={required && !isStored}
        />
      )
    case 'choice': {
      const none = required ? [] : [{ value: '', words: texts.parts.usual }]
      const offered = choices.map((value) => ({ value, words: texts.told(value) }))
      const options = field.default === undefined ? [...none, ...offered] : offered
      return <SelectField {...common} options={options} />
    }
    case 'list':
      return <AreaField {...common} hint={`${hint} ${texts.parts.onePerLine}`} />
    default:
      return <TextField {...common} {...(field.default ? { placeholder: field.default } : {})} />
  }
}

/** What Hallpass has filled in is shown; before that there is nothing to see. */
function Derived({
  field: { name, label, hint },
  draft,
}: Omit<Props, 'fields' | 'isStored'> & { field: SettingField }) {
  const texts = useTexts()
  const value = one(draft.typed, `settings.${name}`)
  if (!value) return null
  return (
    <div class="field">
      <p class="label">{texts.told(label)}</p>
      <CopyLine text={value} what={texts.told(label)} />
      <p class="hint">{texts.told(hint)}</p>
    </div>
  )
}

/** The settings as a form sent them, without the prefix of their fields. */
export function settingsIn(
  fields: readonly SettingField[],
  typed: Draft['typed'],
): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter(({ isDerived }) => !isDerived)
      .map(({ name }) => [name, (typed[`settings.${name}`]?.[0] ?? '').trim()]),
  )
}

/** Stored settings as they stand in the form. */
export function typedSettings(
  fields: readonly SettingField[],
  settings: { readonly [name: string]: string | readonly string[] | boolean },
): Draft['typed'] {
  return Object.fromEntries(
    fields.flatMap(({ name, type, default: usual }) => {
      if (type === 'secret') return []
      const value = settings[name] ?? usual ?? ''
      return [[`settings.${name}`, [Array.isArray(value) ? value.join('\n') : String(value)]]]
    }),
  )
}
