import type { Principals, Step } from './policy'

/** The step once its next ring has been opened; unchanged where it has none left. */
export function widened(step: Step): Step {
  const [next, ...rings] = step.rings ?? []
  if (!next) return step
  const people = [...new Set([...step.people, ...next.people])]
  const groups = [...new Set([...step.groups, ...next.groups])]
  return { ...step, people, groups, rings, ringsOpened: (step.ringsOpened ?? 0) + 1 }
}

/** The step as if every ring were open: whoever could ever answer it. */
export function widest(step: Step): Step {
  return step.rings?.length ? widest(widened(step)) : step
}

/**
 * Today's steps, each as wide as the step of that name was opened in a request. A vote of a ring
 * counts today as well, but only where the ring had been opened, and where today's policy has it.
 */
export function asWideAs(today: readonly Step[], pinned: readonly Step[]): readonly Step[] {
  return today.map((step) => {
    const opened = pinned.map((each) => (each.name === step.name ? (each.ringsOpened ?? 0) : 0))
    return Array.from({ length: Math.max(0, ...opened) }).reduce<Step>(widened, step)
  })
}

/** Everybody whom these steps name, in rings too: a decision's roster has to know them. */
export function namedBy(steps: readonly Step[]): readonly Principals[] {
  return steps.flatMap((step) => [step, ...(step.rings ?? [])])
}
