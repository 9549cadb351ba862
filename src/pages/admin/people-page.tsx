import type { PersonRow } from '../../db/directory'
import type { Page } from '../../db/page'
import type { RoleRow } from '../../db/roles'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import type { Query } from '../parts/pager'

type Props = {
  readonly page: Page<PersonRow>
  readonly query: Query
  readonly roles: readonly RoleRow[]
}

const PATH = '/admin/people'

const STATES = [
  {
    name: 'state',
    label: 'State',
    options: [
      { value: '', words: 'Active' },
      { value: 'left', words: 'Left' },
      { value: 'all', words: 'Both' },
    ],
  },
]

/** The directory, leavers included. */
export function PeoplePage({ page, query, roles }: Props) {
  const choices = [...STATES, roleChoice(roles)]
  return (
    <>
      <Head title="People" lead="Everybody who has signed in, and those who have left.">
        <a class="btn" data-variant="outline" href="/admin/providers">
          Identity providers
        </a>
        <a class="btn" data-variant="outline" href="/admin/scim">
          SCIM connections
        </a>
        <a class="btn" data-variant="outline" href="/admin/events">
          Events
        </a>
      </Head>
      <ListTools path={PATH} label="Search by name or e-mail" query={query} choices={choices} />
      <Found path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 && (
          <Empty title="Nobody here is like that">
            <p>
              People appear when they sign in for the first time, or when a SCIM connection says so.{' '}
              <a href={PATH}>Show everybody</a>
            </p>
          </Empty>
        )}
        {page.items.length > 0 && (
          <ul class="rows">
            {page.items.map((person) => (
              <Row person={person} roles={roles} />
            ))}
          </ul>
        )}
      </Found>
    </>
  )
}

function roleChoice(roles: readonly RoleRow[]) {
  const given = roles.filter(({ id }) => id !== 'member')
  const options = given.map(({ id: value, name: words }) => ({ value, words }))
  return { name: 'role', label: 'Role', options: [{ value: '', words: 'Any' }, ...options] }
}

function Row({
  person,
  roles,
}: {
  readonly person: PersonRow
  readonly roles: readonly RoleRow[]
}) {
  const { id, displayName, email, active, groups } = person
  const had = [...person.roles, ...person.otherRoles.map(({ role }) => role)]
  const names = roles.filter((role) => had.includes(role.id)).map(({ name }) => name)
  return (
    <li>
      <div class="row-main">
        <a class="row-title" href={`/admin/people/${id}`}>
          {displayName}
        </a>
        <p class="small muted">{email ?? 'no e-mail address'}</p>
      </div>
      <div class="tags">
        {!active && <Badge tone="bad" words="Left" />}
        {names.map((name) => (
          <Badge tone="info" words={name} />
        ))}
        {groups.map(({ name }) => (
          <Tag>{name}</Tag>
        ))}
      </div>
    </li>
  )
}
