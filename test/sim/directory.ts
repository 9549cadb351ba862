import type { GroupId, PersonId, ResourceId } from '../../src/domain/ids'
import type { Principals, Requesters, Terms } from '../../src/domain/policy/policy'
import type { SqlFile } from './sql-file'
import type { VirtualTime } from './virtual-time'

export type KnownPolicy = {
  readonly id: string
  readonly resources: string | null
  readonly accounts: string | null
  readonly requesters: Requesters
  readonly terms: Terms
}

/** The catalogue and the directory as they were from one moment on; true time. */
export type Snapshot = {
  readonly from: number
  readonly active: ReadonlySet<PersonId>
  readonly groups: ReadonlyMap<GroupId, ReadonlySet<PersonId>>
  readonly policies: readonly KnownPolicy[]
  readonly sharing: ReadonlyMap<ResourceId, string>
  readonly delegations: readonly KnownDelegation[]
}

/** Times by the product's clock. */
export type KnownDelegation = {
  readonly principal: PersonId
  readonly delegate: PersonId
  readonly startsAt: number
  readonly endsAt: number
}

/** Remembers how D1's catalogue changed, so that decisions can be judged by what was true. */
export class Directory {
  readonly snapshots: Snapshot[] = []
  /** When each leaver left according to D1; true time. */
  readonly leftAt = new Map<PersonId, number>()
  readonly #time: VirtualTime
  readonly #file: SqlFile

  constructor(time: VirtualTime, file: SqlFile) {
    this.#time = time
    this.#file = file
  }

  get today(): Snapshot {
    return this.snapshots.at(-1) as Snapshot
  }

  /** Called after each write to the catalogue. */
  look(): void {
    const from = this.#time.now
    const people = this.#file.all('SELECT id, active FROM people')
    const active = new Set(people.filter((row) => row.active === 1).map(({ id }) => id as PersonId))
    const before = this.snapshots.at(-1)?.active ?? active
    for (const person of before) if (!active.has(person)) this.leftAt.set(person, from)
    const snapshot = { from, active, groups: this.#groups(active), policies: this.#policies() }
    const delegations = this.#delegations()
    this.snapshots.push({ ...snapshot, delegations, sharing: this.#sharing() })
  }

  /** Every state that was in force at some moment of the last `ms`. */
  during(ms: number): readonly Snapshot[] {
    const since = this.#time.now - ms
    const first = this.snapshots.findLastIndex(({ from }) => from <= since)
    return this.snapshots.slice(Math.max(0, first))
  }

  #groups(active: ReadonlySet<PersonId>): Map<GroupId, Set<PersonId>> {
    const groups = new Map<GroupId, Set<PersonId>>()
    for (const { id } of this.#file.all('SELECT id FROM groups'))
      groups.set(id as GroupId, new Set())
    for (const row of this.#file.all('SELECT group_id, person_id FROM memberships'))
      if (active.has(row.person_id as PersonId))
        groups.get(row.group_id as GroupId)?.add(row.person_id as PersonId)
    return groups
  }

  #policies(): KnownPolicy[] {
    const sql = 'SELECT * FROM policies WHERE active = 1 ORDER BY position, id'
    return this.#file.all(sql).map((row) => ({
      id: String(row.id),
      resources: row.resources as string | null,
      accounts: row.accounts as string | null,
      requesters: JSON.parse(String(row.requesters)),
      terms: JSON.parse(String(row.terms)),
    }))
  }

  #delegations(): KnownDelegation[] {
    const sql =
      'SELECT * FROM delegations WHERE delegate_id IS NOT NULL ORDER BY starts_at, principal_id'
    return this.#file.all(sql).map((row) => ({
      principal: row.principal_id as PersonId,
      delegate: row.delegate_id as PersonId,
      startsAt: Number(row.starts_at),
      endsAt: Number(row.ends_at),
    }))
  }

  #sharing(): Map<ResourceId, string> {
    const rows = this.#file.all('SELECT id, sharing FROM resources')
    return new Map(rows.map(({ id, sharing }) => [id as ResourceId, String(sharing)]))
  }
}

export function eligibleIn({ active, groups }: Snapshot, principals: Principals): Set<PersonId> {
  const named = principals.people.filter((person) => active.has(person))
  const members = principals.groups.flatMap((group) => [...(groups.get(group) ?? [])])
  return new Set([...named, ...members])
}

/** The first policy that governs this person asking for this account, or undefined. */
export function governing(
  snapshot: Snapshot,
  person: PersonId,
  resourceName: string,
  accountName: string,
): KnownPolicy | undefined {
  return snapshot.policies.find(({ resources, accounts, requesters }) => {
    const isNamed = isMatch(resources, resourceName) && isMatch(accounts, accountName)
    const mayAsk =
      requesters.everybody ||
      requesters.people.includes(person) ||
      requesters.groups.some((group) => snapshot.groups.get(group)?.has(person))
    return isNamed && mayAsk
  })
}

function isMatch(glob: string | null, name: string): boolean {
  if (glob === null) return true
  return glob.endsWith('*') ? name.startsWith(glob.slice(0, -1)) : glob === name
}
