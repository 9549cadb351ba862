import type { Child } from 'hono/jsx'
import type { Terms } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, TextField } from '../parts/fields'
import { many, one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'
import { PolicyPart } from './policy-part'

const AT = 'terms.breakGlass'

/** Where the form names who is told of an emergency, and who reviews it. */
export const GLASS_PLACES = [`${AT}.tell`, `${AT}.reviewers`] as const

/** Access in an emergency as a program would send it; none where nothing of it is filled in. */
export function glassIn(typed: Typed) {
  const named = (place: string) => ({
    people: [...many(typed, `${place}.people`)],
    groups: [...many(typed, `${place}.groups`)],
  })
  const [most, within] = [`${AT}.maxSeconds`, `${AT}.reviewWithinSeconds`].map((name) =>
    one(typed, name).trim(),
  )
  const [tell, reviewers] = GLASS_PLACES.map(named)
  const isNamed = [tell, reviewers].some(
    (each) => each && each.people.length + each.groups.length > 0,
  )
  if (!most && !within && !isNamed) return {}
  const [maxSeconds, reviewWithinSeconds] = [most, within].map((text) => parseDuration(text ?? ''))
  return { breakGlass: { maxSeconds, tell, reviewers, reviewWithinSeconds } }
}

export function typedGlass({ breakGlass }: Terms): Typed {
  if (!breakGlass) return {}
  const { maxSeconds, tell, reviewers, reviewWithinSeconds } = breakGlass
  return {
    [`${AT}.maxSeconds`]: [durationText(maxSeconds)],
    [`${AT}.reviewWithinSeconds`]: [durationText(reviewWithinSeconds)],
    [`${AT}.tell.people`]: tell.people,
    [`${AT}.tell.groups`]: tell.groups,
    [`${AT}.reviewers.people`]: reviewers.people,
    [`${AT}.reviewers.groups`]: reviewers.groups,
  }
}

type Props = { readonly draft: Draft; readonly who: (prefix: string) => Child }

export function GlassFields({ draft, who }: Props) {
  const texts = useTexts()
  return (
    <PolicyPart
      draft={draft}
      fields={[AT]}
      title={texts.policies.emergencies}
      otherwise={texts.policies.otherwise.emergencies}
    >
      <p class="muted small">{texts.policies.emergenciesHint}</p>
      <div class="fields">
        <TextField
          draft={draft}
          name={`${AT}.maxSeconds`}
          label={texts.policies.glassMost}
          hint={texts.policies.glassMostHint}
        />
        <TextField
          draft={draft}
          name={`${AT}.reviewWithinSeconds`}
          label={texts.policies.reviewWithin}
          hint={texts.policies.reviewWithinHint}
        />
      </div>
      <h3>{texts.policies.whoIsTold}</h3>
      {who(GLASS_PLACES[0])}
      <h3>{texts.policies.whoReviews}</h3>
      {who(GLASS_PLACES[1])}
    </PolicyPart>
  )
}
