import type { PersonRow } from '../../db/directory'
import type { Page } from '../../db/page'
import type { RoleRow } from '../../db/roles'
import type { Texts } from '../../texts/english'
import { Badge, Tag } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import type { Query } from '../parts/pager'
import { useTexts } from '../texts'

type Props = {
  readonly page: Page<PersonRow>
  readonly query: Query
  readonly roles: readonly RoleRow[]
}

const PATH = '/admin/people'

/** The directory, leavers included. */
export function PeoplePage({ page, query, roles }: Props) {
  const texts = useTexts()
  const choices = [...statesOf(texts), roleChoice(texts, roles)]
  return (
    <>
      <Head title={texts.shell.people} lead={texts.people.lead}>
        <a class="btn" data-variant="outline" href="/admin/providers">
          {texts.people.providers}
        </a>
        <a class="btn" data-variant="outline" href="/admin/scim">
          {texts.people.scim}
        </a>
        <a class="btn" data-variant="outline" href="/admin/events">
          {texts.people.events}
        </a>
      </Head>
      <ListTools path={PATH} label={texts.people.search} query={query} choices={choices} />
      <Found path={PATH} query={query} next={page.next} count={page.items.length}>
        {page.items.length === 0 && (
          <Empty title={texts.people.none}>
            <p>
              {texts.people.noneHint((words) => (
                <a href={PATH}>{words}</a>
              ))}
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

function roleChoice(texts: Texts, roles: readonly RoleRow[]) {
  const given = roles.filter(({ id }) => id !== 'member')
  const options = given.map(({ id: value, name: words }) => ({ value, words }))
  return {
    name: 'role',
    label: texts.people.role,
    options: [{ value: '', words: texts.parts.any }, ...options],
  }
}

function Row({
  person,
  roles,
}: {
  readonly person: PersonRow
  readonly roles: readonly RoleRow[]
}) {
  const texts = useTexts()
  const { id, displayName, email, active, groups } = person
  const had = [...person.roles, ...person.otherRoles.map(({ role }) => role)]
  const names = roles.filter((role) => had.includes(role.id)).map(({ name }) => name)
  return (
    <li>
      <div class="row-main">
        <a class="row-title" href={`/admin/people/${id}`}>
          {displayName}
        </a>
        <p class="small muted">{email ?? texts.people.noEmail}</p>
      </div>
      <div class="tags">
        {!active && <Badge tone="bad" words={texts.people.left} />}
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

function statesOf(texts: Texts) {
  return [
    {
      name: 'state',
      label: texts.parts.state,
      options: [
        { value: '', words: texts.people.active },
        { value: 'left', words: texts.people.left },
        { value: 'all', words: texts.parts.both },
      ],
    },
  ]
}
