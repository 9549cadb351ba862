import type { Page } from '../../db/page'
import type { ResourceRow } from '../../db/resources'
import { RESOURCE_KINDS } from '../../domain/account'
import type { Texts } from '../../texts/english'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import type { Query } from '../parts/pager'
import { useTexts } from '../texts'

type Props = {
  readonly page: Page<ResourceRow>
  readonly query: Query
}

const PATH = '/admin/resources'

/** The catalogue: everything that is protected, in order of names. */
export function ResourcesPage({ page, query }: Props) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.shell.resources} lead={texts.resources.lead}>
        <a class="btn" data-variant="outline" href="/admin/configuration">
          {texts.resources.asFile}
        </a>
        <a class="btn" href="/admin/resources/new">
          {texts.resources.new}
        </a>
      </Head>
      <ListTools
        path={PATH}
        label={texts.parts.searchByName}
        query={query}
        choices={choicesOf(texts)}
      />
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
  const texts = useTexts()
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
        {retiredAt !== null && <Badge words={texts.parts.retired} />}
        <Tag>{texts.resources.kinds[kind]}</Tag>
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
  const texts = useTexts()
  return isNarrowed ? (
    <Empty title={texts.resources.noneLikeThat}>
      <p>
        <a href="/admin/resources">{texts.resources.showAll}</a>
      </p>
    </Empty>
  ) : (
    <Empty title={texts.resources.noneYet}>
      <p>{texts.resources.noneYetHint}</p>
      <div class="actions">
        <a class="btn" data-variant="outline" href="/admin/configuration">
          {texts.resources.asFile}
        </a>
        <a class="btn" href="/admin/resources/new">
          {texts.resources.new}
        </a>
      </div>
    </Empty>
  )
}

function choicesOf(texts: Texts) {
  return [
    {
      name: 'kind',
      label: texts.parts.kind,
      options: [
        { value: '', words: texts.parts.any },
        ...RESOURCE_KINDS.map((value) => ({ value, words: texts.resources.kinds[value] })),
      ],
    },
    {
      name: 'state',
      label: texts.parts.state,
      options: [
        { value: '', words: texts.parts.stages.in_use },
        { value: 'retired', words: texts.parts.retired },
        { value: 'all', words: texts.parts.both },
      ],
    },
    {
      name: 'sort',
      label: texts.parts.order,
      options: [
        { value: '', words: texts.parts.byName },
        { value: 'newest', words: texts.resources.newestFirst },
      ],
    },
  ]
}
