import type { PersonRow } from '../../db/directory'
import type { Page } from '../../db/page'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Pager } from '../parts/pager'
import { Search } from '../parts/search'

type Props = {
  readonly page: Page<PersonRow>
  readonly query: { readonly q: string; readonly cursor: string }
}

/** The directory, leavers included. */
export function PeoplePage({ page, query }: Props) {
  return (
    <>
      <Head title="People" lead="Everybody who has signed in, and those who have left.">
        <a class="btn" data-variant="outline" href="/admin/scim">
          SCIM connections
        </a>
      </Head>
      <div class="stack">
        <Search label="Search by name or e-mail" q={query.q} />
        {page.items.length === 0 && (
          <Empty title={query.q ? `Nobody matches “${query.q}”` : 'Nobody yet'}>
            <p>People appear here when they sign in for the first time.</p>
          </Empty>
        )}
        {page.items.length > 0 && (
          <ul class="rows">
            {page.items.map((person) => (
              <Row person={person} />
            ))}
          </ul>
        )}
      </div>
      <Pager path="/admin/people" query={query} next={page.next} />
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
