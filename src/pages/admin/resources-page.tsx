import type { Page } from '../../db/page'
import type { ResourceRow } from '../../db/resources'
import { RESOURCE_KINDS } from '../../domain/account'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import type { Query } from '../parts/pager'

type Props = {
  readonly page: Page<ResourceRow>
  readonly query: Query
}

const PATH = '/admin/resources'

const CHOICES = [
  {
    name: 'kind',
    label: 'Kind',
    options: [
      { value: '', words: 'Any' },
      ...RESOURCE_KINDS.map((value) => ({ value, words: value })),
    ],
  },
  {
    name: 'state',
    label: 'State',
    options: [
      { value: '', words: 'In use' },
      { value: 'retired', words: 'Retired' },
      { value: 'all', words: 'Both' },
    ],
  },
  {
    name: 'sort',
    label: 'Order',
    options: [
      { value: '', words: 'By name' },
      { value: 'newest', words: 'Newest first' },
    ],
  },
]

/** The catalogue: everything that is protected, in order of names. */
export function ResourcesPage({ page, query }: Props) {
  return (
    <>
      <Head
        title="Resources"
        lead="What Hallpass protects, and the accounts that can be asked for."
      >
        <a class="btn" data-variant="outline" href="/admin/configuration">
          As a file
        </a>
        <a class="btn" href="/admin/resources/new">
          New resource
        </a>
      </Head>
      <ListTools path={PATH} label="Search by name" query={query} choices={CHOICES} />
      <Found path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length > 0 ? (
          <ul class="rows">
            {page.items.map((resource) => (
              <Row resource={resource} />
            ))}
          </ul>
        ) : (
          <Nothing isNarrowed={['q', 'kind', 'tag', 'state'].some((name) => query[name])} />
        )}
      </Found>
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
          <a class="tag-link" href={`${PATH}?tag=${encodeURIComponent(tag)}`}>
            <Tag>{tag}</Tag>
          </a>
        ))}
      </div>
    </li>
  )
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="Nothing here is like that">
      <p>
        <a href="/admin/resources">Show all resources</a>
      </p>
    </Empty>
  ) : (
    <Empty title="No resources yet">
      <p>Add what you want to protect, then its accounts, then a policy that lets people ask.</p>
      <div class="actions">
        <a class="btn" data-variant="outline" href="/admin/configuration">
          As a file
        </a>
        <a class="btn" href="/admin/resources/new">
          New resource
        </a>
      </div>
    </Empty>
  )
}
