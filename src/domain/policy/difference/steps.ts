import { durationWords } from '../../duration-words'
import type { Step } from '../policy'
import { instead, listed, type NameOf } from './phrases'

/** Steps are told apart by their names, which are different within a policy. */
export function stepDifference(
  before: readonly Step[],
  after: readonly Step[],
  nameOf: NameOf,
): readonly string[] {
  const removed = before.filter(({ name }) => !after.some((step) => step.name === name))
  const kept = before.filter((step) => !removed.includes(step)).map(({ name }) => name)
  const keptNow = after.map(({ name }) => name).filter((name) => kept.includes(name))
  return [
    ...(after.length === 0 && before.length > 0 ? ['It approves by itself.'] : []),
    ...removed.map(({ name }) => `The step “${name}” is gone.`),
    ...after.flatMap((step) => {
      const old = before.find(({ name }) => name === step.name)
      return old ? changed(old, step, nameOf) : [added(step, nameOf)]
    }),
    ...instead('The steps come in the order', kept.join(', '), keptNow.join(', ')),
  ]
}

function added(step: Step, nameOf: NameOf): string {
  const { name, quorum, people, groups } = step
  const rings = step.rings?.length ? ` ${ringWords(step, nameOf)}.` : ''
  return `New step “${name}”: ${quorum} of ${listed([...groups, ...people], nameOf)}.${rings}`
}

function changed(before: Step, after: Step, nameOf: NameOf): readonly string[] {
  const prefix = `Step “${after.name}”:`
  const [gone, come] = [before, after].map(({ groups, people }): readonly string[] => [
    ...groups,
    ...people,
  ])
  const joined = come?.filter((id) => !gone?.includes(id)) ?? []
  const left = gone?.filter((id) => !come?.includes(id)) ?? []
  return [
    ...instead(`${prefix} needs`, String(before.quorum), String(after.quorum)),
    ...(joined.length > 0 ? [`${prefix} may be answered by ${listed(joined, nameOf)} too.`] : []),
    ...instead(`${prefix} rings:`, ringWords(before, nameOf), ringWords(after, nameOf)),
    ...(left.length > 0 ? [`${prefix} not answered by ${listed(left, nameOf)} any more.`] : []),
  ]
}

/** Who is asked when nobody answers, ring by ring. */
function ringWords({ rings = [] }: Step, nameOf: NameOf): string {
  const said = rings.map(
    ({ afterSeconds, people, groups }) =>
      `after ${durationWords(afterSeconds)} ${listed([...groups, ...people], nameOf)}`,
  )
  return said.join(', then ') || 'none'
}
