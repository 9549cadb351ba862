import { connectorOf } from '../connectors/registry'
import { namesOf } from '../db/board'
import { accountsSeen } from '../db/catalogue-summary'
import { rosterOf } from '../db/facts'
import { ownersOfActive } from '../db/machine-owners'
import { type PastRequest, pastRequests } from '../db/past-requests'
import { currentPolicies } from '../db/policy-list'
import type { GroupId, PersonId } from '../domain/ids'
import { namedForEmergencies } from '../domain/policy/break-glass'
import type { Finding, Place, Surroundings } from '../domain/policy/lint/finding'
import { lint } from '../domain/policy/lint/lint'
import { machinesOf, type Policy, type Principals } from '../domain/policy/policy'
import { indexOf } from '../domain/policy/policy-index'
import { namedBy } from '../domain/policy/rings'
import { type Turned, whatIf } from '../domain/policy/what-if'

const DAY_MS = 86_400_000
const LOOK_BACK_MS = 90 * DAY_MS

/** More than these are not looked through; the answers say so. */
const MOST_ACCOUNTS = 10_000
const MOST_REQUESTS = 10_000

/** What is odd about the policies of today. */
export async function lintPolicies(env: Env): Promise<readonly Finding[]> {
  const { policies } = await currentPolicies(env.DB)
  return lint(policies, await surroundings(env, policies))
}

/** What comes together with policies that are not there yet. */
export type Coming = {
  readonly members: Readonly<Record<GroupId, readonly PersonId[]>>
  readonly places: readonly Place[]
}

/** What would be odd about a list of policies, with groups and accounts that come with it. */
export async function lintProposed(
  env: Env,
  policies: readonly Policy[],
  { members, places }: Coming,
): Promise<readonly Finding[]> {
  const around = await surroundings(env, policies)
  const roster = { ...around.roster, groups: { ...around.roster.groups, ...members } }
  const isNew = ({ resourceName, accountName }: Place) =>
    !places.some((each) => each.resourceName === resourceName && each.accountName === accountName)
  const all = around.places && [...around.places.filter(isNew), ...places]
  return lint(policies, { ...around, roster, places: all })
}

export type Trial = {
  /** Epoch milliseconds. */
  readonly since: number
  readonly looked: number
  /** Of people, resources and accounts that are gone, or older than the newest ten thousand. */
  readonly left: number
  /** Those that would go another way, newest first. */
  readonly turned: readonly Turned<PastRequest>[]
  readonly findings: readonly Finding[]
}

/**
 * What a proposed list would do to the requests of the last 90 days, and what is odd about it; null
 * where nothing is proposed.
 */
export async function tryPolicies(
  env: Env,
  propose: (today: readonly Policy[]) => readonly Policy[] | null,
): Promise<Trial | null> {
  const today = await currentPolicies(env.DB)
  const policies = propose(today.policies)
  if (!policies) return null
  const since = Date.now() - LOOK_BACK_MS
  const [{ requests, total }, around, names] = await Promise.all([
    pastRequests(env.DB, since, MOST_REQUESTS),
    surroundings(env, policies),
    namesOf(env.DB, [...namedIn(today.policies), ...namedIn(policies)]),
  ])
  return {
    since,
    looked: requests.length,
    left: total - requests.length,
    turned: whatIf(today, indexOf(policies), requests, (id) => names[id] ?? id),
    findings: lint(policies, around),
  }
}

async function surroundings(env: Env, policies: readonly Policy[]): Promise<Surroundings> {
  const named = policies.flatMap(({ active, requesters }) => (active ? machinesOf(requesters) : []))
  const [machines, roster, accounts] = await Promise.all([
    ownersOfActive(env.DB, [...new Set(named)]),
    rosterOf(
      env.DB,
      null,
      policies.flatMap((policy) => (policy.active ? principalsOf(policy) : [])),
    ),
    accountsSeen(env.DB, MOST_ACCOUNTS),
  ])
  const people = [...new Set([...roster.people, ...Object.values(roster.groups).flat()])]
  const names = await namesOf(env.DB, [...people, ...named])
  const canRotate = (kind: string) => 'rotate' in (connectorOf(kind) ?? {})
  return {
    now: Date.now(),
    roster,
    machines,
    nameOf: (id) => names[id] ?? id,
    places:
      accounts?.map(({ connectorKind, ...target }) => ({
        ...target,
        canRotate: canRotate(connectorKind),
      })) ?? null,
  }
}

function principalsOf({ requesters, terms }: Policy): readonly Principals[] {
  const deciding = namedBy([
    ...terms.steps,
    ...(terms.extension?.steps ?? []),
    ...(terms.budgets ?? []).flatMap(({ beyond }) => beyond ?? []),
  ])
  const named = [...deciding, ...namedForEmergencies(terms)]
  return requesters.everybody ? named : [...named, requesters]
}

function namedIn(policies: readonly Policy[]) {
  const principals = policies.flatMap(principalsOf)
  const machines = policies.flatMap(({ requesters }) => machinesOf(requesters))
  const ids = principals.flatMap(({ people, groups }) => [...people, ...groups])
  return [...new Set([...ids, ...machines])]
}
