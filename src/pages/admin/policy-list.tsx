import { readFindings } from '../../commands/findings-now'
import { readPolicies } from '../../db/policy-list'
import { readTogether } from '../../db/together'
import type { PolicyId } from '../../domain/ids'
import type { Problem } from '../../http/problem'
import { queriesOf, readMenu, show, type Turn } from '../shell'
import { askedIn, evaluatorOf, readNamed } from './evaluator-form'
import { POLICY_QUERY, policiesLike } from './list-queries'
import { PoliciesPage } from './policies-page'

const POLICIES_PER_PAGE = 50

/** The policies in their order, the part that the address asks for. */
export async function list(here: Turn, problem: Problem | null): Promise<Response> {
  const { env } = here
  const asked = askedIn(here)
  const [index, findings, asker, what] = await readTogether(
    env.DB,
    readPolicies(env.DB),
    readFindings(env, here.now, null),
    ...readNamed(here, asked),
    readMenu(here.c),
  )
  const [{ policies }, found, who] = await Promise.all([index, findings, asker])
  const evaluator = await evaluatorOf(here, asked, who, what)
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

/** Where a policy is seen after it was moved there. */
export function addressOfPlace(id: PolicyId, place: number): string {
  const after = Math.floor((place - 1) / POLICIES_PER_PAGE) * POLICIES_PER_PAGE
  return `/admin/policies${after > 0 ? `?cursor=${after}` : ''}#${id}`
}
