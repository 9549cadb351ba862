import { type GroupState, guardSeen } from '../../db/configuration'
import { createGroup, deleteGroup, updateGroup } from '../../db/groups'
import type { PersonId } from '../../domain/ids'
import { beyondGroup } from '../change-group'
import type { Path } from './place'
import type { GroupWritten, PersonNamed } from './schema'
import { instead, listedWords } from './sentences'
import { complain, complainThat, note, removes, type Work } from './work'

/** The groups of the file: those of SCIM are its own. */
export async function planGroups(work: Work): Promise<void> {
  for (const [place, group] of (work.file.groups ?? []).entries())
    await planGroup(work, group, ['groups', place])
}

async function planGroup(work: Work, group: GroupWritten, path: Path): Promise<void> {
  const { keeping, editor, today, visitor } = work
  const { name, description } = group
  const before = today.groups.find((each) => each.name === name)
  const members = group.members.flatMap((named, place) =>
    memberOf(work, named, [...path, 'members', place]),
  )
  if (before?.isFed)
    return complain(work, path, 'SCIM feeds this group. Leave it out, and change it at its source.')
  if (!before) {
    const made = await createGroup(keeping.DB, editor, { name, description, members })
    if (!made.ok) return complainThat(work, path, made.problem)
    work.groups.push({ id: made.id, name })
    work.madeGroups.set(made.id, members)
    const sentences = [...instead('Description', '', description), ...joins(work, members)]
    return note(work, {
      kind: 'group',
      verb: 'create',
      name,
      sentences,
      path,
      seen: '',
      guards: [],
    })
  }
  const sentences = differenceOf(work, before, description, members)
  if (sentences.length === 0) return
  const all = [...new Set([...members, ...before.given])]
  const input = { name, description, members: all }
  const beyond = await beyondGroup(keeping, visitor, before.id, input)
  if (beyond) return complainThat(work, path, beyond.problem)
  const done = await updateGroup(keeping.DB, editor, before.id, input)
  if (!done.ok) return complainThat(work, path, done.problem)
  work.madeGroups.set(before.id, all)
  note(work, { ...from(work, before), verb: 'change', sentences, path })
}

/** Comes last: a group that a policy names until then cannot go. */
export async function removeGroups(work: Work): Promise<void> {
  if (!removes(work, 'groups')) return
  const kept = new Set(work.file.groups?.map(({ name }) => name))
  for (const group of work.today.groups) {
    if (group.isFed || kept.has(group.name)) continue
    const done = await deleteGroup(work.keeping.DB, work.editor, group.id)
    if (!done.ok) complainThat(work, ['removes'], done.problem)
    note(work, { ...from(work, group), verb: 'remove', sentences: [], path: ['removes'] })
  }
}

function memberOf(work: Work, named: PersonNamed, path: Path): readonly PersonId[] {
  const person = work.naming.personOf(named)
  if (person?.active) return [person.id]
  complain(work, path, person ? 'They have left; leave them out.' : NOBODY)
  return []
}

/** What to say where a name of a person leads nowhere. */
export const NOBODY =
  'Nobody is known so here. They have to have signed in, or to have come by SCIM, before they are named.'

function differenceOf(
  work: Work,
  before: GroupState,
  description: string,
  members: readonly PersonId[],
): readonly string[] {
  const come = members.filter((id) => !before.members.includes(id) && !before.given.includes(id))
  const gone = before.members.filter((id) => !members.includes(id))
  return [
    ...instead('Description', before.description, description),
    ...joins(work, come),
    ...(gone.length > 0 ? [`Leave: ${people(work, gone)}. What came with it is taken back.`] : []),
  ]
}

function joins(work: Work, members: readonly PersonId[]): readonly string[] {
  return members.length > 0 ? [`Join: ${people(work, members)}.`] : []
}

function people({ naming }: Work, ids: readonly PersonId[]): string {
  return listedWords(ids.map((id) => naming.wordsOf(id) ?? id))
}

function from({ env }: Work, { id, name, seen }: GroupState) {
  return { kind: 'group', name, seen, guards: [guardSeen(env.DB, 'groups', id, seen)] } as const
}
