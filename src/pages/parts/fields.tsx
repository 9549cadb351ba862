import type { Child } from 'hono/jsx'
import { useTexts } from '../texts'
import { Icon } from './icons'
import { type Faults, many, one, type Typed } from './typed'

/** A form as it was typed, with what was wrong: fields read their own part of it. */
export type Draft = {
  readonly typed: Typed
  readonly faults: Faults
  /** Keeps ids apart where the same form stands on a page several times. */
  readonly scope?: string
}

export const BLANK: Draft = { typed: {}, faults: {} }

type Common = {
  readonly draft: Draft
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required?: boolean
}

type TextProps = Common & {
  readonly type?: 'text' | 'password' | 'number' | 'search' | 'datetime-local'
  readonly maxlength?: number
  readonly placeholder?: string
  readonly list?: string
  readonly autofocus?: boolean
}

export function TextField(props: TextProps) {
  const { draft, name, type = 'text', maxlength, placeholder, list, required, autofocus } = props
  return (
    <Field {...props}>
      <input
        {...wiring(props)}
        class="input"
        type={type}
        value={type === 'password' ? '' : one(draft.typed, name)}
        required={required}
        maxlength={maxlength}
        placeholder={placeholder}
        list={list}
        autofocus={autofocus}
        autocomplete={type === 'password' ? 'new-password' : 'off'}
        autocapitalize="off"
        spellcheck={false}
      />
    </Field>
  )
}

export function AreaField(props: Common & { readonly rows?: number; readonly maxlength?: number }) {
  const { draft, name, rows = 3, maxlength, required } = props
  return (
    <Field {...props}>
      <textarea
        {...wiring(props)}
        class="textarea"
        rows={rows}
        maxlength={maxlength}
        required={required}
      >
        {one(draft.typed, name)}
      </textarea>
    </Field>
  )
}

export type Option = { readonly value: string; readonly words: string }

export function SelectField(props: Common & { readonly options: readonly Option[] }) {
  const chosen = one(props.draft.typed, props.name)
  return (
    <Field {...props}>
      <select {...wiring(props)} class="select" required={props.required}>
        {props.options.map(({ value, words }) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceProps = Common & {
  readonly options: readonly Option[]
  readonly type: 'checkbox' | 'radio'
}

/** Several to pick from, all in sight. */
export function ChoiceField({ draft, name, label, hint, options, type }: ChoiceProps) {
  const chosen = many(draft.typed, name)
  return (
    <fieldset class="field">
      <legend class="label">{label}</legend>
      <div class="choices" data-long={isLong(options) || undefined}>
        {options.map(({ value, words }) => (
          <label class="choice">
            <input type={type} name={name} value={value} checked={chosen.includes(value)} />
            {words}
          </label>
        ))}
      </div>
      {hint && <p class="hint">{hint}</p>}
      <Fault id={`${name}-fault`} text={draft.faults[name]} />
    </fieldset>
  )
}

/** Whether they read as sentences, which stand better one below the other. */
export function isLong(options: readonly { readonly words: string }[]): boolean {
  return options.some(({ words }) => words.length > 22)
}

export function CheckField({ draft, name, label, hint }: Common) {
  return (
    <div class="field">
      <label class="check">
        <input type="checkbox" name={name} value="yes" checked={one(draft.typed, name) === 'yes'} />
        <span>{label}</span>
      </label>
      {hint && <p class="hint">{hint}</p>}
      <Fault id={`${name}-fault`} text={draft.faults[name]} />
    </div>
  )
}

function Field(props: Common & { children?: Child }) {
  const texts = useTexts()
  const { draft, name, label, hint, required, children } = props
  const id = idOf(props)
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!required && <span class="optional"> {texts.shell.optional}</span>}
      </label>
      {children}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Fault id={`${id}-fault`} text={draft.faults[name]} />
    </div>
  )
}

export function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  const texts = useTexts()
  if (!text) return null
  return (
    <p class="error" id={id}>
      <Icon name="alert" size={14} />
      <span>{texts.told(text)}</span>
    </p>
  )
}

function idOf({ draft, name }: Common): string {
  return draft.scope ? `${draft.scope}-${name}` : name
}

function wiring(props: Common) {
  const { draft, name, hint } = props
  const id = idOf(props)
  const isFaulty = Boolean(draft.faults[name])
  const described = [hint && `${id}-hint`, isFaulty && `${id}-fault`].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(isFaulty ? { 'aria-invalid': 'true' as const } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
  }
}
