import { machinesOf, type Policy, type Requesters } from '../policy'
import { instead, listed, type NameOf } from './phrases'
import { termsDifference } from './terms'

/** A policy as somebody wrote it, at one of its versions. */
type Written = Omit<Policy, 'id' | 'revision'>

/** What a new version of a policy changes, in sentences; none where it changes nothing. */
export function difference(before: Written, after: Written, nameOf: NameOf): readonly string[] {
  return [
    ...instead('It is called', `“${before.name}”`, `“${after.name}”`),
    ...(before.active === after.active ? [] : [after.active ? 'Switched on.' : 'Switched off.']),
    ...instead('Resources:', glob(before.resources), glob(after.resources)),
    ...instead('Accounts:', glob(before.accounts), glob(after.accounts)),
    ...instead('Kinds:', anyOf(before.kinds), anyOf(after.kinds)),
    ...instead('Tags:', anyOf(before.tags), anyOf(after.tags)),
    ...instead('Access modes:', anyOf(before.modes), anyOf(after.modes)),
    ...requesterDifference(before.requesters, after.requesters, nameOf),
    ...termsDifference(before.terms, after.terms, nameOf),
  ]
}

function requesterDifference(
  before: Requesters,
  after: Requesters,
  nameOf: NameOf,
): readonly string[] {
  if (before.everybody && after.everybody) return []
  if (after.everybody) return ['Everybody may ask.']
  if (before.everybody) return [`Only these may ask: ${listed(idsOf(after), nameOf)}.`]
  const [gone, come] = [idsOf(before), idsOf(after)]
  const added = come.filter((id) => !gone.includes(id))
  const removed = gone.filter((id) => !come.includes(id))
  return [
    ...(added.length > 0 ? [`May ask too: ${listed(added, nameOf)}.`] : []),
    ...(removed.length > 0 ? [`May not ask any more: ${listed(removed, nameOf)}.`] : []),
  ]
}

function idsOf(requesters: Exclude<Requesters, { everybody: true }>): readonly string[] {
  return [...requesters.groups, ...requesters.people, ...machinesOf(requesters)]
}

function glob(pattern: string | null): string {
  return pattern === null ? 'any' : `“${pattern}”`
}

function anyOf(list: readonly string[] | null): string {
  return list === null ? 'any' : list.toSorted().join(', ')
}
