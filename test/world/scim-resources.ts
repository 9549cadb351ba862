import SCIMMY from 'scimmy'
import type { ScimRow, ScimStore, Shelf } from './scim-store.ts'

type Handled = { readonly id?: string; readonly filter?: { match(rows: unknown[]): unknown[] } }

/** What the application does when it is asked over SCIM. There is one such application a process. */
export function declareResources(store: ScimStore): void {
  SCIMMY.Config.set('etag', true)
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .egress((resource) => read(store, 'users', resource as Handled, withGroups(store)))
    .ingress((resource, data) => {
      const { groups: _groups, ...shown } = plain(data)
      // A password is never part of what is shown, and so of no copy.
      const { password } = data
      const said = { ...shown, ...(password && { password }) }
      const twin = store
        .all('users')
        .find(
          ({ userName, id }) =>
            userName?.toLowerCase() === String(shown.userName).toLowerCase() && id !== resource.id,
        )
      if (twin) throw new SCIMMY.Types.Error(409, 'uniqueness', 'That userName is taken.')
      return withGroups(store)(store.write('users', resource.id, said)) as never
    })
    .degress((resource) => store.delete('users', mustFind(store, 'users', resource.id).id))
  SCIMMY.Resources.declare(SCIMMY.Resources.Group)
    .egress((resource) => read(store, 'groups', resource as Handled, (row) => row))
    .ingress((resource, data) => store.write('groups', resource.id, plain(data)) as never)
    .degress((resource) => store.delete('groups', mustFind(store, 'groups', resource.id).id))
}

/** Typed as whatever is asked for: scimmy wants its own classes and takes plain rows. */
function read(
  store: ScimStore,
  shelf: Shelf,
  { id, filter }: Handled,
  shown: (row: ScimRow) => ScimRow,
): never {
  const rows = id ? shown(mustFind(store, shelf, id)) : store.all(shelf).map(shown)
  return (filter && Array.isArray(rows) ? filter.match(rows) : rows) as never
}

function mustFind(store: ScimStore, shelf: Shelf, id = ''): ScimRow {
  const row = store.find(shelf, id)
  if (!row) throw new SCIMMY.Types.Error(404, '', `There is no ${id}.`)
  return row
}

/** Which groups somebody is in is told by the groups. */
export function withGroups(store: ScimStore) {
  return (row: ScimRow) => {
    const groups = store
      .all('groups')
      .filter(({ members = [] }) => members.some(({ value }) => value === row.id))
      .map(({ id, displayName }) => ({ value: id, display: displayName, type: 'direct' }))
    return { ...row, groups }
  }
}

function plain(data: unknown): Record<string, unknown> {
  const { schemas: _schemas, meta: _meta, ...said } = JSON.parse(JSON.stringify(data))
  return said
}
