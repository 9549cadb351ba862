import type { PersonId } from '../../src/domain/ids'
import type { Step } from '../../src/domain/policy/policy'
import { eligible, type Roster } from '../../src/domain/policy/roster'
import type { Request } from '../../src/domain/resource/state'

/** Today's steps with as many of their rings as were opened in a step of that name. */
export function asOpened(today: readonly Step[], { steps }: Request): readonly Step[] {
  return today.map((step) => {
    const opened = steps.map(({ name, ringsOpened = 0 }) => (name === step.name ? ringsOpened : 0))
    const rings = (step.rings ?? []).slice(0, Math.max(0, ...opened))
    const people = [...step.people, ...rings.flatMap((ring) => ring.people)]
    return { ...step, people, groups: [...step.groups, ...rings.flatMap((ring) => ring.groups)] }
  })
}

/** Whether distinct people among those who may can answer every step, by trying everything. */
export function canAnswer(
  steps: readonly Step[],
  roster: Roster,
  may: (person: PersonId, step: number) => boolean,
): boolean {
  const seats = steps.flatMap((step, index) =>
    Array.from({ length: step.quorum }, () =>
      eligible(step, roster).filter((person) => may(person, index)),
    ),
  )
  const fill = (from: number, taken: ReadonlySet<PersonId>): boolean =>
    from === seats.length ||
    (seats[from] ?? []).some((who) => !taken.has(who) && fill(from + 1, new Set([...taken, who])))
  return fill(0, new Set())
}
