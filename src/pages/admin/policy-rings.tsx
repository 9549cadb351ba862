import type { Child } from 'hono/jsx'
import { LIMITS } from '../../domain/limits'
import type { Step } from '../../domain/policy/policy'
import { durationText, parseDuration } from '../parts/duration'
import { type Draft, TextField } from '../parts/fields'
import { Icon } from '../parts/icons'
import { many, one, type Typed } from '../parts/typed'
import { useTexts } from '../texts'

/** Where the form keeps the rings of a step: those in use, and an empty one after them. */
export function ringPlaces(typed: Typed, step: string): readonly string[] {
  const all = Array.from({ length: LIMITS.ringsPerStep }, (_, index) => `${step}.rings.${index}`)
  const used = all.findLastIndex((place) => isUsed(typed, place))
  return all.slice(0, used + 2)
}

function isUsed(typed: Typed, place: string): boolean {
  return ['afterSeconds', 'groups', 'groups.add', 'people', 'people.add'].some(
    (name) => one(typed, `${place}.${name}`).trim() !== '',
  )
}

/** The rings as a program would send them; a time that cannot be read is left to the schema. */
export function ringsIn(typed: Typed, step: string) {
  const rings = ringPlaces(typed, step)
    .filter((place) => isUsed(typed, place))
    .map((place) => ({
      afterSeconds: parseDuration(one(typed, `${place}.afterSeconds`)) ?? undefined,
      people: [...many(typed, `${place}.people`)],
      groups: [...many(typed, `${place}.groups`)],
    }))
  return rings.length > 0 ? { rings } : {}
}

export function typedRings({ rings = [] }: Step, step: string): Typed {
  return Object.assign(
    {},
    ...rings.map(({ afterSeconds, people, groups }, index) => ({
      [`${step}.rings.${index}.afterSeconds`]: [durationText(afterSeconds)],
      [`${step}.rings.${index}.people`]: people,
      [`${step}.rings.${index}.groups`]: groups,
    })),
  )
}

type Props = {
  readonly draft: Draft
  readonly step: string
  readonly who: (prefix: string) => Child
}

/** Who else may answer a step that goes unanswered, or whose people are too few. */
export function RingFields({ draft, step, who }: Props) {
  const texts = useTexts()
  const places = ringPlaces(draft.typed, step)
  return (
    <details class="more" open={places.length > 1}>
      <summary>
        <Icon name="right" size={14} />
        {texts.policies.rings}
      </summary>
      <p class="muted small">{texts.policies.ringsHint}</p>
      {places.map((place, index) => (
        <fieldset class="group step">
          <legend class="label">{texts.policies.ring(index + 1)}</legend>
          <TextField
            draft={draft}
            name={`${place}.afterSeconds`}
            label={texts.policies.ringAfter}
            hint={texts.policies.ringAfterHint}
          />
          {who(place)}
        </fieldset>
      ))}
    </details>
  )
}
