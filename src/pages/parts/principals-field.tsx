import type { Draft } from './fields'
import { Fault, isLong, TextField } from './fields'
import { many } from './typed'

export type Named = { readonly id: string; readonly words: string }

type Props = {
  readonly draft: Draft
  /** The field that holds the chosen ids; what is typed to add goes to the same name with `.add`. */
  readonly name: string
  readonly label: string
  readonly options: readonly Named[]
  readonly addLabel?: string
  readonly addHint?: string
}

/** People or groups: those chosen (or on offer) to tick, and a line to add more by name. */
export function PrincipalsField({ draft, name, label, options, addLabel, addHint }: Props) {
  const chosen = many(draft.typed, name)
  return (
    <div class="stack">
      {options.length > 0 && (
        <fieldset class="field">
          <legend class="label">{label}</legend>
          <div class="choices" data-long={isLong(options) || undefined}>
            {options.map(({ id, words }) => (
              <label class="choice">
                <input type="checkbox" name={name} value={id} checked={chosen.includes(id)} />
                {words}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {addLabel && (
        <TextField
          draft={draft}
          name={`${name}.add`}
          label={addLabel}
          hint={addHint}
          maxlength={2000}
        />
      )}
      <Fault id={`${name}-fault`} text={draft.faults[name]} />
    </div>
  )
}
