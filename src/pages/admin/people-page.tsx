import { ROLES } from '../../auth/permission'
import type { PersonRow } from '../../db/directory'
import type { Page } from '../../db/page'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import type { Query } from '../parts/pager'

type Props = {
  readonly page: Page<PersonRow>
  readonly query: Query
}

const PATH = '/admin/people'

const CHOICES = [
  {
    name: 'state',
    label: 'State',
    options: [
      { value: '', words: 'Active' },
      { value: 'left', words: 'Left' },
      { value: 'all', words: 'Both' },
    ],
  },
  {
    name: 'role',
    label: 'Role',
    options: [
      { value: '', words: 'Any' },
      ...Object.keys(ROLES).map((value) => ({ value, words: value })),
    ],
  },
]

/** The directory, leavers included. */
export function PeoplePage({ page, query }: Props) {
  return (
    <>
      <Head title="People" lead="Everybody who has signed in, and those who have left.">
        <a class="btn" data-variant="outline" href="/admin/providers">
          Identity providers
        </a>
        <a class="btn" data-variant="outline" href="/admin/scim">
          SCIM connections
        </a>
      </Head>
      <ListTools path={PATH} label="Search by name or e-mail" query={query} choices={CHOICES} />
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
              <Row person={person} />
            ))}
          </ul>
        )}
      </Found>
    </>
  )
}

function Row({ person }: { readonly person: PersonRow }) {
  const { id, displayName, email, active, roles, groups } = person
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
        {roles.map((role) => (
          <Badge tone="info" words={role} />
        ))}
        {groups.map(({ name }) => (
          <Tag>{name}</Tag>
        ))}
      </div>
    </li>
  )
}
