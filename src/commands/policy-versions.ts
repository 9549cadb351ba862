import { namesOf } from '../db/board'
import { type HistoryRow, policyHistory } from '../db/history'
import type { Page, Slice } from '../db/page'
import type { PolicyId } from '../domain/ids'
import { namedForEmergencies } from '../domain/policy/break-glass'
import { difference } from '../domain/policy/difference/difference'
import { machinesOf, type Policy, type Principals } from '../domain/policy/policy'
import { namedBy } from '../domain/policy/rings'

type Written = Omit<Policy, 'id' | 'revision'>

export type Version = {
  readonly revision: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly byName: string
  /** What it changed; for the first version, that it was written. */
  readonly sentences: readonly string[]
}

/** The versions of a policy, the newest first, each with what it changed in words. */
export async function versionsOf(env: Env, id: PolicyId, slice: Slice): Promise<Page<Version>> {
  const { items: rows, next } = await policyHistory(env.DB, id, slice)
  const said = await changesIn(env, rows)
  const items = rows.map((row) => ({
    revision: Number(row.data.revision ?? 1),
    at: row.at,
    byName: row.actorName,
    sentences: said(row),
  }))
  return { items, next }
}

/** What each of these events of history changed in a policy, in words; nothing for all others. */
export async function changesIn(
  env: Env,
  rows: readonly HistoryRow[],
): Promise<(row: HistoryRow) => readonly string[]> {
  const ids = rows.flatMap(({ data }) => [data.before, data.after].flatMap(namedIn))
  const names = ids.length === 0 ? {} : await namesOf(env.DB, [...new Set(ids)])
  return ({ type, data: { before, after } }) => {
    if (type === 'policy.created') return ['The first version.']
    if (type !== 'policy.updated' || !isWritten(before) || !isWritten(after)) return []
    const said = difference(before, after, (id) => names[id] ?? id)
    return said.length > 0 ? said : ['Saved without a change.']
  }
}

function namedIn(policy: unknown) {
  if (!isWritten(policy)) return []
  const { requesters, terms } = policy
  const named = [...namedBy(terms.steps), ...namedForEmergencies(terms)]
  const principals: readonly Principals[] = requesters.everybody ? named : [...named, requesters]
  const ids = principals.flatMap(({ people, groups }) => [...people, ...groups])
  return [...ids, ...machinesOf(requesters)]
}

/** Whether history has a whole policy there, as every version so far has written it. */
function isWritten(value: unknown): value is Written {
  const policy = value as Partial<Written> | null | undefined
  return Array.isArray(policy?.terms?.steps) && policy.requesters !== undefined
}
