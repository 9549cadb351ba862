import { accountsOf } from '../db/accounts'
import { activeMachinesAmong, activePeopleAmong, type MemberRow } from '../db/askers-listed'
import { cursorAt, type Key, keyAfter, type Page, type Slice } from '../db/page'
import { currentPolicies } from '../db/policy-list'
import type { ResourceRow } from '../db/resources'
import type { Target } from '../domain/account'
import type { AskerId, GroupId, PersonId } from '../domain/ids'
import { mismatchOf } from '../domain/policy/match'
import { machinesOf, type Policy } from '../domain/policy/policy'
import { candidatesFor, governing, type PolicyIndex } from '../domain/policy/policy-index'

/** Somebody who may ask for an account, and under which policy. */
export type MayAsk = {
  readonly asker: AskerId
  readonly name: string
  readonly accountName: string
  readonly policyName: string
  readonly maxSeconds: number
}

const PEOPLE_PER_LOOK = 200
/** As with what somebody may ask for: a page that finds little says where to go on. */
const LOOKS_PER_PAGE = 5

const NOBODY = 'per_0000' as PersonId

/** Who may ask for something on this resource, by the policies of now, in order of names; machines first. */
export async function whoMayAsk(
  env: Env,
  resource: ResourceRow,
  { limit, cursor }: Slice,
): Promise<Page<MayAsk>> {
  if (resource.retiredAt !== null) return { items: [], next: null }
  const [accounts, policies] = await Promise.all([
    accountsOf(env.DB, resource.id),
    currentPolicies(env.DB),
  ])
  const { name: resourceName, kind, tags } = resource
  const targets = accounts.map(({ name, mode }) => ({
    ...{ resourceName, kind, tags, accountName: name, mode },
  }))
  const among = requestersOf(policies, targets)
  const ask = (asker: AskerId, name: string, groups: readonly GroupId[]) =>
    targets.flatMap((target) => mayAsk(policies, { asker, name, groups, target }))
  const found = cursor === null ? await machinesIn(env, among.machines, ask) : []
  let after: Key | null = keyAfter(cursor, ['string', 'string'])
  for (let looks = 0; looks < LOOKS_PER_PAGE; looks++) {
    const slice = { after, limit: PEOPLE_PER_LOOK }
    const rows: readonly MemberRow[] = await activePeopleAmong(env.DB, among, slice)
    for (const { id, name, groups } of rows) {
      found.push(...ask(id, name, groups))
      after = [name, id]
      // Everything of one person stands on one page.
      if (found.length >= limit) return { items: found, next: cursorAt(after) }
    }
    if (rows.length < PEOPLE_PER_LOOK) return { items: found, next: null }
  }
  return { items: found, next: after && cursorAt(after) }
}

type Asked = {
  readonly asker: AskerId
  readonly name: string
  readonly groups: readonly GroupId[]
  readonly target: Target
}

function mayAsk(policies: PolicyIndex, { asker, name, groups, target }: Asked): readonly MayAsk[] {
  const policy = governing(policies, { person: asker, groups, target })
  if (!policy) return []
  const { maxSeconds } = policy.terms.duration
  const { accountName } = target
  return [{ asker, name, accountName, policyName: policy.name, maxSeconds }]
}

/** Everybody who could come into question: who is in nobody's requesters need not be looked at. */
function requestersOf(policies: PolicyIndex, targets: readonly Target[]) {
  const matching = targets.flatMap((target) => {
    const question = { person: NOBODY, groups: [], target }
    const fits = (policy: Policy) =>
      [undefined, 'requester'].includes(mismatchOf(policy, question)?.code)
    return candidatesFor(policies, question)
      .flatMap((place) => policies.policies[place] ?? [])
      .filter(fits)
  })
  const requesters = matching.map((policy) => policy.requesters)
  return {
    isEverybody: requesters.some(({ everybody }) => everybody),
    people: requesters.flatMap((each) => (each.everybody ? [] : each.people)),
    groups: requesters.flatMap((each) => (each.everybody ? [] : each.groups)),
    machines: requesters.flatMap(machinesOf),
  }
}

async function machinesIn(
  env: Env,
  ids: ReturnType<typeof requestersOf>['machines'],
  ask: (asker: AskerId, name: string, groups: readonly GroupId[]) => readonly MayAsk[],
): Promise<MayAsk[]> {
  const machines = await activeMachinesAmong(env.DB, [...new Set(ids)])
  return machines.flatMap(({ id, name }) => ask(id, `${name} (machine)`, []))
}
