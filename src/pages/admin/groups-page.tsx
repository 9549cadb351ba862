import type { GroupRow, ListedGroup } from '../../db/groups'
import type { Page } from '../../db/page'
import type { Texts } from '../../texts/english'
import { Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { Empty } from '../parts/empty'
import { AreaField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { type Named, PrincipalsField } from '../parts/principals-field'
import { useTexts } from '../texts'

type ListProps = {
  readonly page: Page<ListedGroup>
  readonly query: Query
}

const PATH = '/admin/groups'

/** The groups that policies name. */
export function GroupsPage({ page: { items: groups, next }, query }: ListProps) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.shell.groups} lead={texts.groups.lead}>
        <a class="btn" href="/admin/groups/new">
          {texts.groups.new}
        </a>
      </Head>
      <ListTools
        path={PATH}
        label={texts.parts.searchByName}
        query={query}
        choices={choicesOf(texts)}
      />
      <Found path={PATH} query={query} next={next} count={groups.length}>
        {groups.length === 0 && (
          <Empty title={texts.groups.none}>
            <p>{texts.groups.noneHint}</p>
          </Empty>
        )}
        {groups.length > 0 && (
          <ul class="rows">
            {groups.map(({ id, name, description, memberCount, fedBy }) => (
              <li>
                <div class="row-main">
                  <a class="row-title" href={`/admin/groups/${id}`}>
                    {name}
                  </a>
                  {description && <p class="small muted">{description}</p>}
                </div>
                {fedBy && <Tag>{`SCIM: ${fedBy}`}</Tag>}
                <span class="muted small">{texts.groups.members(memberCount)}</span>
              </li>
            ))}
          </ul>
        )}
      </Found>
    </>
  )
}

type FormProps = {
  readonly stored: Pick<GroupRow, 'id' | 'name' | 'fedBy'> | null
  readonly members: readonly Named[]
  readonly draft: Draft
  readonly problem: Said | null
}

export function GroupFormPage({ stored, members, draft, problem }: FormProps) {
  const texts = useTexts()
  if (stored?.fedBy) return <FedGroup {...{ ...stored, fedBy: stored.fedBy, members, problem }} />
  const base = stored ? `/admin/groups/${stored.id}` : '/admin/groups'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/groups', words: texts.shell.groups }}
        title={stored ? stored.name : texts.groups.new}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <form class="card form" method="post" action={base}>
          <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
          <AreaField draft={draft} name="description" label={texts.parts.description} rows={2} />
          <PrincipalsField
            draft={draft}
            name="members"
            label={texts.groups.membersLabel}
            options={members}
            addLabel={texts.groups.addPeople}
            addHint={texts.groups.addPeopleHint}
          />
          <div class="actions">
            <button type="submit" class="btn">
              {texts.parts.save}
            </button>
          </div>
        </form>
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/delete`}
            title={texts.groups.delete}
            consequence={texts.groups.deleteTerms}
            name={stored.name}
            button={texts.parts.deleteNamed(stored.name)}
          />
        )}
      </div>
    </div>
  )
}

type FedProps = Pick<FormProps, 'members' | 'problem'> & {
  readonly name: string
  readonly fedBy: string
}

/** A group that is somebody else's to change: who is in it, and where to go. */
function FedGroup({ name, fedBy, members, problem }: FedProps) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/groups', words: texts.shell.groups }} title={name} />
      <ProblemNotice problem={problem} />
      <Notice tone="info" title={texts.groups.fedBy(fedBy)}>
        <p>{texts.groups.fedTerms}</p>
      </Notice>
      <div class="card">
        {members.length === 0 && <span class="muted">{texts.groups.empty}</span>}
        <div class="tags">
          {members.map(({ words }) => (
            <Tag>{words}</Tag>
          ))}
        </div>
      </div>
    </div>
  )
}

function choicesOf(texts: Texts) {
  return [
    {
      name: 'from',
      label: texts.groups.kept,
      options: [
        { value: '', words: texts.groups.anywhere },
        { value: 'here', words: texts.groups.here },
        { value: 'scim', words: texts.groups.byScim },
      ],
    },
  ]
}
