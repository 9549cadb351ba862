import { namesOf } from '../../db/board'
import { pageOfGroups } from '../../db/groups'
import { listMachines } from '../../db/machines'
import { GroupId, MachineId, PersonId } from '../../domain/ids'
import type { Texts } from '../../texts/english'
import type { Named } from '../parts/principals-field'
import { type Faults, many, one, type Typed } from '../parts/typed'
import { idIn } from '../shell'
import { budgetSteps } from './policy-budget'
import { stepRows } from './policy-form'
import { GLASS_PLACES } from './policy-glass'
import { ringPlaces } from './policy-rings'
import { groupsNamed, machinesNamed, peopleNamed } from './resolve'

/** More are added by name. */
const MOST_MACHINES = 200
const MOST_GROUPS = 30

/** Every place in the form that names people and groups. */
function places(typed: Typed): readonly string[] {
  const beyond = budgetSteps(typed)
  const steps = [...stepRows(typed).map((row) => `terms.steps.${row}`), ...beyond]
  const rings = steps.flatMap((step) => ringPlaces(typed, step))
  return ['requesters', ...steps, ...rings, ...GLASS_PLACES]
}

/** The form with those who were typed by name among those who are ticked. */
export async function withAdded(
  db: D1Database,
  texts: Texts,
  typed: Typed,
): Promise<{ readonly typed: Typed; readonly faults: Faults }> {
  const added = await Promise.all([
    withNames(db, texts, typed, { place: 'requesters.machines', named: machinesNamed }),
    ...places(typed).flatMap((place) => [
      withNames(db, texts, typed, { place: `${place}.people`, named: peopleNamed }),
      withNames(db, texts, typed, { place: `${place}.groups`, named: groupsNamed }),
    ]),
  ])
  return {
    typed: Object.assign({}, typed, ...added.map((each) => each.typed)),
    faults: Object.assign({}, ...added.map((each) => each.fault)),
  }
}

type Naming = (
  db: D1Database,
  texts: Texts,
  text: string,
) => Promise<{ readonly ids: readonly string[]; readonly fault: string | null }>

type Place = { readonly place: string; readonly named: Naming }

async function withNames(db: D1Database, texts: Texts, typed: Typed, { place, named }: Place) {
  const found = await named(db, texts, one(typed, `${place}.add`))
  const ids = [...new Set([...many(typed, place), ...found.ids])]
  const fault: Faults = found.fault ? { [`${place}.add`]: found.fault } : {}
  const left = found.fault ? [one(typed, `${place}.add`)] : []
  return { typed: { [place]: ids, [`${place}.add`]: left }, fault }
}

/** The groups on offer, all or those that are chosen, and what to call the people who are named already. */
export async function namedIn(
  db: D1Database,
  typed: Typed,
): Promise<{
  readonly groups: readonly Named[]
  /** There are too many groups to offer all of them: others are added by name. */
  readonly hasMoreGroups: boolean
  readonly people: readonly Named[]
  readonly machines: readonly Named[]
  readonly hasMoreMachines: boolean
}> {
  const ids = places(typed)
    .flatMap((place) => many(typed, `${place}.people`))
    .flatMap((text) => idIn(PersonId, text) ?? [])
  const distinct = [...new Set(ids)]
  const machines = many(typed, 'requesters.machines').flatMap((id) => idIn(MachineId, id) ?? [])
  const chosen = places(typed)
    .flatMap((place) => many(typed, `${place}.groups`))
    .flatMap((text) => idIn(GroupId, text) ?? [])
  const [groups, names, offered] = await Promise.all([
    pageOfGroups(db, { limit: MOST_GROUPS, cursor: null }),
    namesOf(db, [...distinct, ...machines, ...chosen]),
    listMachines(db, null, { limit: MOST_MACHINES, cursor: null }),
  ])
  const others = machines.filter((id) => !offered.items.some((each) => each.id === id))
  return {
    groups: groups.next
      ? [...new Set(chosen)].map((id) => ({ id, words: names[id] ?? id }))
      : groups.items.map(({ id, name }) => ({ id, words: name })),
    hasMoreGroups: groups.next !== null,
    people: distinct.map((id) => ({ id, words: names[id] ?? id })),
    hasMoreMachines: offered.next !== null,
    machines: [
      ...offered.items.map(({ id, name }) => ({ id, words: name })),
      ...others.map((id) => ({ id, words: names[id] ?? id })),
    ],
  }
}
