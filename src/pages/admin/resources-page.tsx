import type { Page } from '../../db/page'
import type { ResourceRow } from '../../db/resources'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Pager } from '../parts/pager'
import { Search } from '../parts/search'

type Props = {
  readonly page: Page<ResourceRow>
  readonly query: { readonly q: string; readonly cursor: string }
}

/** The catalogue: everything that is protected, in order of names. */
export function ResourcesPage({ page, query }: Props) {
  return (
    <>
      <Head
        title="Resources"
        lead="What Hallpass protects, and the accounts that can be asked for."
      >
        <a class="btn" href="/admin/resources/new">
          New resource
        </a>
      </Head>
      <div class="stack">
        <Search label="Search by name" q={query.q} />
        {page.items.length > 0 ? (
          <ul class="rows">
            {page.items.map((resource) => (
              <Row resource={resource} />
            ))}
          </ul>
        ) : (
          <Nothing q={query.q} />
        )}
      </div>
      <Pager path="/admin/resources" query={query} next={page.next} />
    </>
  )
}

function Row({ resource }: { readonly resource: ResourceRow }) {
  const { id, name, kind, description, tags, retiredAt } = resource
  return (
    <li>
      <div class="row-main">
        <a class="row-title" href={`/admin/resources/${id}`}>
          {name}
        </a>
        {description && <p class="small muted">{description}</p>}
      </div>
      <div class="tags">
        {retiredAt !== null && <Badge words="Retired" />}
        <Tag>{kind}</Tag>
        {tags.map((tag) => (
          <Tag>{tag}</Tag>
        ))}
      </div>
    </li>
  )
}

function Nothing({ q }: { readonly q: string }) {
  return q ? (
    <Empty title={`No name has “${q}” in it`}>
      <p>
        <a href="/admin/resources">Show all resources</a>
      </p>
    </Empty>
  ) : (
    <Empty title="No resources yet">
      <p>Add what you want to protect, then its accounts, then a policy that lets people ask.</p>
      <div class="actions">
        <a class="btn" href="/admin/resources/new">
          New resource
        </a>
      </div>
    </Empty>
  )
}
