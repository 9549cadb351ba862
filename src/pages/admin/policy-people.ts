import { namesOf } from '../../db/board'
import { listGroups } from '../../db/groups'
import { listMachines } from '../../db/machines'
import { MachineId, PersonId } from '../../domain/ids'
import type { Texts } from '../../texts/english'
import type { Named } from '../parts/principals-field'
import { type Faults, many, one, type Typed } from '../parts/typed'
import { idIn } from '../shell'
import { budgetSteps } from './policy-budget'
import { stepRows } from './policy-form'
import { GLASS_PLACES } from './policy-glass'
import { ringPlaces } from './policy-rings'
import { peopleNamed } from './resolve'

/** More are named through the API only. */
const MOST_MACHINES = 200

/** Every place in the form that names people. */
function places(typed: Typed): readonly string[] {
  const beyond = budgetSteps(typed)
  const steps = [...stepRows(typed).map((row) => `terms.steps.${row}`), ...beyond]
  const rings = steps.flatMap((step) => ringPlaces(typed, step))
  return ['requesters', ...steps, ...rings, ...GLASS_PLACES].map((place) => `${place}.people`)
}

/** The form with those who were typed by name among those who are ticked. */
export async function withAdded(
  db: D1Database,
  texts: Texts,
  typed: Typed,
): Promise<{ readonly typed: Typed; readonly faults: Faults }> {
  const added = await Promise.all(
    places(typed).map(async (place) => {
      const found = await peopleNamed(db, texts, one(typed, `${place}.add`))
      const ids = [...new Set([...many(typed, place), ...found.ids])]
      const fault: Faults = found.fault ? { [`${place}.add`]: found.fault } : {}
      const left = found.fault ? [one(typed, `${place}.add`)] : []
      return { typed: { [place]: ids, [`${place}.add`]: left }, fault }
    }),
  )
  return {
    typed: Object.assign({}, typed, ...added.map((each) => each.typed)),
    faults: Object.assign({}, ...added.map((each) => each.fault)),
  }
}

/** The groups on offer, and what to call the people who are named already. */
export async function namedIn(
  db: D1Database,
  typed: Typed,
): Promise<{
  readonly groups: readonly Named[]
  readonly people: readonly Named[]
  readonly machines: readonly Named[]
}> {
  const ids = places(typed)
    .flatMap((place) => many(typed, place))
    .flatMap((text) => idIn(PersonId, text) ?? [])
  const distinct = [...new Set(ids)]
  const machines = many(typed, 'requesters.machines').flatMap((id) => idIn(MachineId, id) ?? [])
  const [groups, names, offered] = await Promise.all([
    listGroups(db),
    namesOf(db, [...distinct, ...machines]),
    listMachines(db, null, { limit: MOST_MACHINES, cursor: null }),
  ])
  const others = machines.filter((id) => !offered.items.some((each) => each.id === id))
  return {
    groups: groups.map(({ id, name }) => ({ id, words: name })),
    people: distinct.map((id) => ({ id, words: names[id] ?? id })),
    machines: [
      ...offered.items.map(({ id, name }) => ({ id, words: name })),
      ...others.map((id) => ({ id, words: names[id] ?? id })),
    ],
  }
}
