import type { GroupRow, ListedGroup } from '../../db/groups'
import type { Page } from '../../db/page'
import { Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { Empty } from '../parts/empty'
import { AreaField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { Found, ListTools } from '../parts/list-tools'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import type { Query } from '../parts/pager'
import { type Named, PrincipalsField } from '../parts/principals-field'

type ListProps = {
  readonly page: Page<ListedGroup>
  readonly query: Query
}

const PATH = '/admin/groups'

const CHOICES = [
  {
    name: 'from',
    label: 'Kept',
    options: [
      { value: '', words: 'Anywhere' },
      { value: 'here', words: 'Here' },
      { value: 'scim', words: 'By SCIM' },
    ],
  },
]

/** The groups that policies name. */
export function GroupsPage({ page: { items: groups, next }, query }: ListProps) {
  return (
    <>
      <Head title="Groups" lead="Sets of people that policies name as askers and approvers.">
        <a class="btn" href="/admin/groups/new">
          New group
        </a>
      </Head>
      <ListTools path={PATH} label="Search by name" query={query} choices={CHOICES} />
      <Found path={PATH} query={query} next={next} count={groups.length}>
        {groups.length === 0 && (
          <Empty title="No groups here">
            <p>Policies are easier to keep when they name groups rather than people.</p>
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
                <span class="muted small">
                  {memberCount === 1 ? 'one member' : `${memberCount} members`}
                </span>
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
  if (stored?.fedBy) return <FedGroup {...{ ...stored, fedBy: stored.fedBy, members, problem }} />
  const base = stored ? `/admin/groups/${stored.id}` : '/admin/groups'
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/groups', words: 'Groups' }}
        title={stored ? stored.name : 'New group'}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        <form class="card form" method="post" action={base}>
          <TextField draft={draft} name="name" label="Name" maxlength={120} required />
          <AreaField draft={draft} name="description" label="Description" rows={2} />
          <PrincipalsField
            draft={draft}
            name="members"
            label="Members"
            options={members}
            addLabel="Add people"
            addHint="Names or e-mail addresses, separated by commas."
          />
          <div class="actions">
            <button type="submit" class="btn">
              Save
            </button>
          </div>
        </form>
        {stored && (
          <ConfirmByName
            draft={draft}
            action={`${base}/delete`}
            title="Delete this group"
            consequence="Possible only while no policy names it and it has no role."
            name={stored.name}
            button={`Delete ${stored.name}`}
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
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/groups', words: 'Groups' }} title={name} />
      <ProblemNotice problem={problem} />
      <Notice tone="info" title={`Fed by the SCIM connection ${fedBy}`}>
        <p>Its name and its members are changed at the identity provider only.</p>
      </Notice>
      <div class="card">
        {members.length === 0 && <span class="muted">Nobody is in it.</span>}
        <div class="tags">
          {members.map(({ words }) => (
            <Tag>{words}</Tag>
          ))}
        </div>
      </div>
    </div>
  )
}
