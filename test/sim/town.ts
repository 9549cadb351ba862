import type { AccountId, GroupId, PersonId, ResourceId } from '../../src/domain/ids'
import type { BreakGlassRule } from '../../src/domain/policy/break-glass'
import type { Budget } from '../../src/domain/policy/budget'
import type { Step, Terms } from '../../src/domain/policy/policy'
import type { Dice } from './dice'
import type { SqlFile } from './sql-file'

export const ROOT: PersonId = 'per_root'

/** Every second one of them holds the permission to break glass. */
export function glassBreakers(people: readonly PersonId[]): readonly PersonId[] {
  return people.filter((_, index) => index % 2 === 0)
}

export type Account = {
  readonly id: AccountId
  readonly resource: ResourceId
  readonly resourceName: string
  readonly name: string
}

/** Who and what there is in a run. */
export type Town = {
  readonly people: readonly PersonId[]
  readonly groups: readonly GroupId[]
  readonly resources: readonly ResourceId[]
  readonly accounts: readonly Account[]
  readonly targets: readonly string[]
}

const ONE_AT_A_TIME: Budget = { per: 'person', periodSeconds: 3_600, atOnce: 1 }

/** How long a first step goes unanswered until others are asked. */
const RING_SECONDS = 40

const FOR_GOOD = Number.MAX_SAFE_INTEGER

const SHARINGS = ['exclusive', 'exclusive', 'exclusive-per-account', 'shared']

export function found(dice: Dice, d1: SqlFile): Town {
  const people = names('per_pers', dice.between(1, 8))
  const groups = names('grp_grou', dice.between(1, 3))
  const targets = names('target', dice.between(1, 2))
  const resources = names('res_reso', dice.between(1, 4))
  for (const id of [ROOT, ...people]) addPerson(d1, id)
  for (const id of glassBreakers(people)) signIn(d1, id)
  d1.all("INSERT INTO role_grants VALUES (?, 'administrator', '', 0)", [ROOT])
  for (const id of groups) d1.all('INSERT INTO groups VALUES (?, ?, ?, 0)', [id, id, ''])
  for (const group of groups)
    for (const person of dice.some(people, 0.6))
      d1.all('INSERT INTO memberships VALUES (?, ?)', [group, person])
  for (const target of targets) addConnector(d1, target)
  const accounts = resources.flatMap((id) => addResource(dice, d1, id, targets))
  addPolicies(dice, d1, { people, groups, resources, accounts, targets })
  return { people, groups, resources, accounts, targets }
}

function names<Name extends string>(prefix: Name, count: number): `${Name}${number}`[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}` as const)
}

export function addPerson(d1: SqlFile, id: PersonId): void {
  const sql = 'INSERT INTO people (id, display_name, email, created_at) VALUES (?, ?, ?, 0)'
  d1.all(sql, [id, id, `${id}@example.test`])
}

/** Somebody whose pages are told of what concerns them. */
function signIn(d1: SqlFile, id: PersonId): void {
  const sql = `INSERT INTO sessions (hash, person_id, created_at, seen_at, expires_at, id)
    VALUES (?, ?, 0, ?, ?, ?)`
  d1.all(sql, [`session of ${id}`, id, FOR_GOOD, FOR_GOOD, `ses_${id}`])
}

export function addConnector(d1: SqlFile, target: string): void {
  const sealed = `connector:con_${target}|${JSON.stringify({ target })}`
  const sql = `INSERT INTO connectors (id, name, kind, settings, sealed, created_at, updated_at)
    VALUES (?, ?, 'simulated', '{}', ?, 0, 0)`
  d1.all(sql, [`con_${target}`, target, sealed])
}

function addResource(
  dice: Dice,
  d1: SqlFile,
  id: ResourceId,
  targets: readonly string[],
): Account[] {
  const name = `db-${id.slice(-1)}`
  const sql = "INSERT INTO resources VALUES (?, ?, 'database', '', '[]', ?, 0, NULL)"
  d1.all(sql, [id, name, dice.pick(SHARINGS)])
  const accounts = names(`acc_${id.slice(4)}`, dice.between(1, 2))
  return accounts.map((account) => {
    const accountName = `role-${account.slice(-1)}`
    d1.all("INSERT INTO accounts VALUES (?, ?, ?, 'provision', ?, '{}', 0, NULL)", [
      account,
      id,
      accountName,
      `con_${dice.pick(targets)}`,
    ])
    return { id: account, resource: id, resourceName: name, name: accountName }
  })
}

function addPolicies(dice: Dice, d1: SqlFile, town: Town): void {
  const narrow = dice.some(town.accounts, 0.3)
  for (const { resourceName, name } of narrow)
    addPolicy(dice, d1, town, resourceName, dice.chance(0.5) ? name : null)
  addPolicy(dice, d1, town, 'db-*', null)
}

function addPolicy(
  dice: Dice,
  d1: SqlFile,
  town: Town,
  resources: string,
  accounts: string | null,
): void {
  const [{ count }] = d1.all('SELECT count(*) AS count FROM policies') as [{ count: number }]
  const requesters = dice.chance(0.7)
    ? { everybody: true }
    : { everybody: false, people: dice.some(town.people, 0.5), groups: [dice.pick(town.groups)] }
  d1.all(
    `INSERT INTO policies (id, position, revision, name, active, resources, accounts, kinds, tags,
       modes, requesters, terms, created_at, updated_at)
     VALUES (?, ?, 1, ?, 1, ?, ?, NULL, NULL, NULL, ?, ?, 0, 0)`,
    [
      `pol_poli${count}`,
      count + 1,
      `policy ${count}`,
      resources,
      accounts,
      JSON.stringify(requesters),
      JSON.stringify(termsOf(dice, town)),
    ],
  )
}

export function termsOf(dice: Dice, town: Town): Terms {
  const steps = Array.from({ length: dice.between(0, 2) }, (_, index) => stepOf(dice, town, index))
  const maxSeconds = dice.pick([60, 90, 600, 3_600, 8 * 3_600])
  return {
    steps,
    duration: { minSeconds: 10, defaultSeconds: 60, maxSeconds, presetsSeconds: [] },
    justificationRequired: true,
    ticketRequired: false,
    pendingSeconds: dice.anySize(60, 3_600),
    unusedSeconds: dice.anySize(60, 3_600),
    mfa: { required: dice.chance(0.15), acr: [], amr: [] },
    extension: { steps: maxSeconds > 600 ? steps.slice(0, 1) : [] },
    ...(maxSeconds === 600 && { budgets: [ONE_AT_A_TIME] }),
    ...(maxSeconds !== 90 && { breakGlass: glassOf(town, maxSeconds) }),
  }
}

/** Where windows are very short, nobody would have the time. */
function glassOf({ people, groups }: Town, maxSeconds: number): BreakGlassRule {
  const tell = { people: [], groups: groups.slice(0, 1) }
  const reviewers = { people: people.slice(0, 3), groups: [] }
  return { maxSeconds: Math.min(maxSeconds, 600), tell, reviewers, reviewWithinSeconds: 3_600 }
}

function stepOf(dice: Dice, { people, groups }: Town, index: number): Step {
  const named = dice.some(people, 0.5)
  const asked = named.length === 0 || dice.chance(0.5) ? [dice.pick(groups)] : []
  const quorum = dice.chance(0.3) ? 2 : 1
  const ring = { people: [], groups: groups.slice(-1), afterSeconds: RING_SECONDS }
  const rings = index === 0 && groups.length > 1 ? { rings: [ring] } : {}
  return { name: `step ${index + 1}`, quorum, people: named, groups: asked, ...rings }
}
