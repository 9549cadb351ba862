import type { TokenVerb } from '../../domain/token'
import { useTexts } from '../texts'
import { ChoiceField, type Draft, TextField } from './fields'

type Props = { readonly draft: Draft; readonly verbs: readonly TokenVerb[] }

/** What a new token is called, what it is good for and for how long, and the button that makes it. */
export function TokenFields({ draft, verbs }: Props) {
  const texts = useTexts()
  return (
    <>
      <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
      <Power draft={draft} verbs={verbs} />
      <TextField
        draft={draft}
        name="days"
        label={texts.tokens.howManyDays}
        type="number"
        required
      />
      <div class="actions">
        <button type="submit" class="btn">
          {texts.tokens.make}
        </button>
      </div>
    </>
  )
}

export function Power({ draft, verbs }: Props) {
  const texts = useTexts()
  return (
    <>
      <ChoiceField
        draft={draft}
        name="verbs"
        label={texts.tokens.goodFor}
        type="checkbox"
        options={verbs.map((value) => ({ value, words: texts.tokens.verbs[value] }))}
      />
      <TextField
        draft={draft}
        name="scope"
        label={texts.tokens.someOnly}
        hint={texts.tokens.someOnlyHint}
        maxlength={80}
      />
    </>
  )
}
