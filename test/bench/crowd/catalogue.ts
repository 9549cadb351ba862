import type { DatabaseSync } from 'node:sqlite'
import type { Chance } from './chance.ts'
import type { Directory } from './directory.ts'

/** What somebody can ask for, and under which policy. */
export type Place = {
  readonly resourceId: string
  readonly resourceName: string
  readonly accountId: string
  readonly accountName: string
  readonly policyId: string
  readonly policyName: string
}

const STAGES = ['prod', 'stage', 'test', 'lab']
const KINDS = [
  { kind: 'database', word: 'db' },
  { kind: 'host', word: 'web' },
  { kind: 'host', word: 'queue' },
  { kind: 'web-app', word: 'admin' },
]
const ACCOUNTS = ['reader', 'writer', 'owner', 'deploy', 'support']
const CONNECTORS = 100
const DAY_MS = 86_400_000

/**
 * Each team has a policy for each stage and resources in all of them; who asks is its engineers.
 * People ask for what their few teams have among what all of them have.
 */
export function fillCatalogue(
  db: DatabaseSync,
  chance: Chance,
  wanted: { readonly resources: number; readonly policies: number },
  directory: Directory,
): readonly Place[] {
  const now = Date.now()
  const created = now - 400 * DAY_MS
  const connectors = fillConnectors(db, chance, created)
  const policies = fillPolicies(db, chance, wanted.policies, directory)
  const addResource = db.prepare(
    `INSERT INTO resources (id, name, kind, description, tags, sharing, created_at, retired_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addAccount = db.prepare(
    `INSERT INTO accounts (id, resource_id, name, mode, connector_id, settings, created_at)
     VALUES (?, ?, ?, 'elevate', ?, ?, ?)`,
  )
  const places: Place[] = []
  const there = db.prepare('SELECT count(*) AS count FROM resources').get() as { count: number }
  for (let number = there.count; number < wanted.resources; number++) {
    const { id: policyId, name: policyName, team, stage } = chance.of(policies)
    const { kind, word } = chance.of(KINDS)
    const resourceId = chance.id('res')
    const resourceName = `${stage}-${team}-${word}-${number}`
    const tags = [stage, ...(number % 20 === 0 ? ['pci'] : [])]
    const isRetired = number % 100 === 99
    addResource.run(
      ...[resourceId, resourceName, kind, `The ${word} of ${team}.`, JSON.stringify(tags)],
      ...['exclusive', created + chance.below(399) * DAY_MS, isRetired ? now : null],
    )
    const first = chance.below(ACCOUNTS.length)
    for (let more = 0; more < 2; more++) {
      const accountId = chance.id('acc')
      const accountName = ACCOUNTS[(first + more) % ACCOUNTS.length] ?? ''
      addAccount.run(
        ...[accountId, resourceId, accountName, chance.of(connectors)],
        ...[JSON.stringify({ grant: 'Add them.', revoke: 'Remove them.' }), created],
      )
      const place = { resourceId, resourceName, accountId, accountName, policyId, policyName }
      if (!isRetired) places.push(place)
    }
  }
  return places
}

/** Of a kind that nobody compares with leases, and that takes nothing hold of. */
function fillConnectors(db: DatabaseSync, chance: Chance, created: number): readonly string[] {
  const add = db.prepare(
    `INSERT INTO connectors (id, name, kind, settings, sealed, origin, created_at, updated_at)
     SELECT ?, ?, 'manual', ?, sealed, ?, ?, ? FROM connectors ORDER BY id LIMIT 1`,
  )
  return Array.from({ length: CONNECTORS }, (_, number) => {
    const id = chance.id('con')
    const settings = JSON.stringify({ group: 'approvers' })
    add.run(id, `By hand ${number}`, settings, `manual:${number}`, created, created)
    return id
  })
}

type Policy = {
  readonly id: string
  readonly name: string
  readonly team: string
  readonly stage: string
}

/** In the manner of one that is there, so that its terms are as the product has them. */
function fillPolicies(
  db: DatabaseSync,
  chance: Chance,
  count: number,
  { askers, approvers }: Directory,
): readonly Policy[] {
  const pattern = db
    .prepare("SELECT terms, created_at FROM policies WHERE name = 'Changing production'")
    .get() as { terms: string; created_at: number }
  const terms = JSON.parse(pattern.terms)
  const add = db.prepare(
    `INSERT INTO policies (id, position, revision, name, active, resources, requesters, terms,
       created_at, updated_at) VALUES (?, ?, 1, ?, 1, ?, ?, ?, ?, ?)`,
  )
  const there = db.prepare('SELECT count(*) AS count FROM policies').get() as { count: number }
  const made: Policy[] = []
  for (let position = there.count + 1; position <= count; position++) {
    const stage = STAGES[position % STAGES.length] ?? ''
    const number = Math.floor(position / STAGES.length)
    const team = `team${String(number).padStart(3, '0')}`
    const id = chance.id('pol')
    const name = `${team} ${stage}`
    const groups = [askers[number % askers.length]]
    const steps = [
      { name: 'Team', quorum: 1, people: [], groups: [approvers[number % approvers.length]] },
    ]
    add.run(
      ...[id, position, name, `${stage}-${team}-*`],
      ...[JSON.stringify({ everybody: false, people: [], groups })],
      ...[JSON.stringify({ ...terms, steps }), pattern.created_at, pattern.created_at],
    )
    made.push({ id, name, team, stage })
  }
  return made
}
