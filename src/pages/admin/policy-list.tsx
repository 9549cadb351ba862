import { readFindings } from '../../commands/findings-now'
import { readPolicies } from '../../db/policy-list'
import { readTogether } from '../../db/together'
import type { PolicyId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { queriesOf, readMenu, show, type Turn } from '../shell'
import { evaluatorOf } from './evaluator-form'
import { POLICY_QUERY, policiesLike } from './list-queries'
import { PoliciesPage } from './policies-page'

const POLICIES_PER_PAGE = 50

/** The policies in their order, the part that the address asks for. */
export async function list(here: Turn, problem: Problem | null): Promise<Response> {
  const [[{ policies }, found], evaluator] = await Promise.all([
    policiesAndFindings(here),
    evaluatorOf(here),
  ])
  const query = queriesOf(here.c, POLICY_QUERY)
  const after = /^\d{1,6}$/.test(query.cursor) ? Number(query.cursor) : 0
  const like = policiesLike(policies, query)
  const next = like.length > after + POLICIES_PER_PAGE ? String(after + POLICIES_PER_PAGE) : null
  return show(
    here.c,
    { title: here.texts.shell.policies, status: problem?.status ?? 200, scripts: ['reorder'] },
    <PoliciesPage
      policies={like.slice(after, after + POLICIES_PER_PAGE)}
      count={policies.length}
      {...{ query, next, evaluator, problem, found }}
    />,
  )
}

async function policiesAndFindings({ c, env, now }: Turn) {
  const both = [readPolicies(env.DB), readFindings(env, now, null)] as const
  return Promise.all(await readTogether(env.DB, ...both, readMenu(c)))
}

/** Where a policy is seen after it was moved there. */
export function addressOfPlace(id: PolicyId, place: number): string {
  const after = Math.floor((place - 1) / POLICIES_PER_PAGE) * POLICIES_PER_PAGE
  return `/admin/policies${after > 0 ? `?cursor=${after}` : ''}#${id}`
}
