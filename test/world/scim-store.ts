import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A user or a group, as whoever wrote it last said; `version` counts the changes. */
export type ScimRow = {
  readonly id: string
  readonly version: number
  readonly password?: string
  readonly active?: boolean
  readonly userName?: string
  readonly displayName?: string
  readonly externalId?: string
  readonly members?: readonly { readonly value: string }[]
}

export type Shelf = 'users' | 'groups'

/** What the application keeps; it outlives a restart, like everything in the data folder. */
export class ScimStore {
  readonly #path: string
  readonly #rows: { readonly [shelf in Shelf]: Map<string, ScimRow> }

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'scim-store.json')
    const kept = existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, 'utf8')) : first()
    this.#rows = { users: new Map(kept.users), groups: new Map(kept.groups) }
  }

  all(shelf: Shelf): readonly ScimRow[] {
    return [...this.#rows[shelf].values()]
  }

  find(shelf: Shelf, id: string): ScimRow | undefined {
    return this.#rows[shelf].get(id)
  }

  /** Without an id it is a new one. A password that is not said stays. */
  write(shelf: Shelf, id: string | undefined, said: object): ScimRow {
    const before = id === undefined ? undefined : this.find(shelf, id)
    const row: ScimRow = {
      ...(before?.password !== undefined && { password: before.password }),
      ...said,
      id: id ?? randomUUID(),
      version: (before?.version ?? 0) + 1,
    }
    this.#rows[shelf].set(row.id, row)
    this.#keep()
    return row
  }

  delete(shelf: Shelf, id: string): void {
    this.#rows[shelf].delete(id)
    this.#keep()
  }

  #keep(): void {
    const { users, groups } = this.#rows
    const text = JSON.stringify({ users: [...users], groups: [...groups] })
    writeFileSync(`${this.#path}.new`, text, { mode: 0o600 })
    renameSync(`${this.#path}.new`, this.#path)
  }
}

/** Somebody for each access mode: one who may sign in only at times, and one who may join. */
function first() {
  const user = (userName: string, active: boolean): ScimRow => ({
    id: randomUUID(),
    version: 1,
    userName,
    active,
    password: randomUUID(),
  })
  const group = (displayName: string): ScimRow => ({ id: randomUUID(), version: 1, displayName })
  const byId = (row: ScimRow) => [row.id, row] as const
  return {
    users: [user('shop-emergency', false), user('ana.alvarez', true)].map(byId),
    groups: [group('shop-admins'), group('shop-support')].map(byId),
  }
}
