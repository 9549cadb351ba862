import * as v from 'valibot'
import { guardOrder, guardSeen, seenOf } from '../../db/configuration'
import {
  createPolicy,
  deletePolicy,
  type Moved,
  orderPolicies,
  type PolicyDraft,
  updatePolicy,
} from '../../db/policies'
import { description } from '../../domain/policy/difference/description'
import { difference } from '../../domain/policy/difference/difference'
import type { Policy } from '../../domain/policy/policy'
import { PolicyBody } from '../../domain/policy/schema'
import { NOBODY } from './groups'
import { renamed, saysSame } from './naming'
import type { Path } from './place'
import { mergedOrder, movedBetween } from './policy-order'
import { pathOf, saidBy } from './read'
import { PersonNamed, type PolicyWritten } from './schema'
import { complain, complainThat, note, removes, type Work } from './work'

/** The policies of the file, and the order that all are in then. */
export async function planPolicies(work: Work): Promise<void> {
  const { policies } = work.file
  if (!policies) return
  const drafts = policies.map((written, place) => draftOf(work, written, ['policies', place]))
  if (drafts.some((draft) => draft === null)) return
  const list = await gone(work)
  for (const [place, draft] of drafts.entries()) {
    if (!draft) continue
    const made = await planPolicy(work, draft, ['policies', place])
    const at = list.findIndex(({ name }) => name === draft.name)
    if (made) list.splice(at === -1 ? list.length : at, at === -1 ? 0 : 1, made)
  }
  if (work.faults.length > 0) return
  await inOrder(work, list)
}

/** A policy with the ids of those whom it names; null where something is wrong with it. */
function draftOf(work: Work, written: PolicyWritten, path: Path): PolicyDraft | null {
  const before = work.faults.length
  const body = renamed(
    written,
    {
      people: (each, inside) => personId(work, each, inside),
      groups: (each, inside) => groupId(work, each, inside),
    },
    path,
  )
  const parsed = v.safeParse(PolicyBody, body)
  if (parsed.success) return work.faults.length > before ? null : parsed.output
  for (const issue of parsed.issues) complain(work, [...path, ...pathOf(issue)], saidBy(issue))
  return null
}

/** Leavers may stay named, as everywhere; they never count. */
function personId(work: Work, each: unknown, path: Path): string {
  const named = v.safeParse(PersonNamed, each)
  const person = named.success ? work.naming.personOf(named.output) : null
  if (!person) complain(work, path, named.success ? NOBODY : (named.issues[0]?.message ?? NOBODY))
  return person?.id ?? `per_missing${work.faults.length}`
}

function groupId(work: Work, each: unknown, path: Path): string {
  const group = work.groups.find(({ name }) => name === each)
  if (!group) complain(work, path, 'There is no group of this name, here or above.')
  return group?.id ?? `grp_missing${work.faults.length}`
}

async function planPolicy(work: Work, draft: PolicyDraft, path: Path): Promise<Policy | null> {
  const { keeping, editor, today } = work
  const before = today.policies.find(({ name }) => name === draft.name)
  const nameOf = (id: string) => nameIn(work, id)
  if (!before) {
    const made = await createPolicy(keeping.DB, editor, draft)
    if (!made.ok) return refused(work, path, made.problem)
    const sentences = description(draft, nameOf)
    const step = { kind: 'policy', verb: 'create', seen: '', guards: [] } as const
    note(work, { ...step, name: draft.name, sentences, path })
    return { ...draft, id: made.id, revision: 1 }
  }
  if (saysSame(before, draft)) return before
  const done = await updatePolicy(keeping.DB, editor, before.id, draft)
  if (!done.ok) return refused(work, path, done.problem)
  const said = difference(before, draft, nameOf)
  const sentences = said.length > 0 ? said : ['It is written down anew.']
  note(work, { ...from(work, before), verb: 'change', sentences, path })
  return { ...before, ...draft }
}

/** Takes away what is to go, and says what is left. */
async function gone(work: Work): Promise<Policy[]> {
  const kept = new Set(work.file.policies?.map(({ name }) => name))
  const isKept = ({ name }: Policy) => kept.has(name) || !removes(work, 'policies')
  for (const policy of work.today.policies) {
    if (isKept(policy)) continue
    const done = await deletePolicy(work.keeping.DB, work.editor, policy.id)
    if (!done.ok) complainThat(work, ['removes'], done.problem)
    const sentences = ['Requests that rest on it are refused at check-out where no other matches.']
    note(work, { ...from(work, policy), verb: 'remove', sentences, path: ['removes'] })
  }
  return work.today.policies.filter(isKept)
}

/** Which policy comes first decides, so an order that differs is a change like others. */
async function inOrder(work: Work, list: readonly Policy[]): Promise<void> {
  const { file, today, env, keeping, editor } = work
  const names = today.policies.filter((policy) => list.some(({ id }) => id === policy.id))
  const before = names.map(({ name }) => name)
  const after = mergedOrder(before, file.policies?.map(({ name }) => name) ?? [])
  const byName = new Map(list.map((policy) => [policy.name, policy]))
  work.policies = after.flatMap((name) => byName.get(name) ?? [])
  const moved = movedBetween(before, after).flatMap((name): readonly Moved[] => {
    const id = byName.get(name)?.id
    const from = today.policies.findIndex((policy) => policy.id === id) + 1
    return id ? [{ id, name, from, to: after.indexOf(name) + 1 }] : []
  })
  const isNew = after.length > before.length
  if (moved.length === 0 && !isNew) return
  const ids = work.policies.map(({ id }) => id)
  const done = await orderPolicies(keeping.DB, editor, ids, moved)
  if (!done.ok) complainThat(work, ['policies'], done.problem)
  const guards = [guardOrder(env.DB, today.policies)]
  const seen = JSON.stringify(today.policies.map(({ id }) => id))
  const step = { kind: 'policy', verb: 'move', path: ['policies'], guards, seen } as const
  const said = moved.map(({ name, from, to }) => `“${name}” from place ${from} to place ${to}.`)
  const come = after.filter((name) => !before.includes(name))
  const added = come.map((name) => `“${name}” comes at place ${after.indexOf(name) + 1}.`)
  note(work, { ...step, name: 'Order of the policies', sentences: [...said, ...added] })
}

function nameIn({ groups, naming }: Work, id: string): string {
  return groups.find((group) => group.id === id)?.name ?? naming.wordsOf(id) ?? id
}

function refused(work: Work, path: Path, problem: Parameters<typeof complainThat>[2]): null {
  complainThat(work, path, problem)
  return null
}

function from({ env }: Work, policy: Policy) {
  const seen = seenOf(policy)
  const guards = [guardSeen(env.DB, 'policies', policy.id, seen)]
  return { kind: 'policy', name: policy.name, seen, guards } as const
}
