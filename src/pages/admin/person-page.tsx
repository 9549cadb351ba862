import type { LeaseRow } from '../../db/board'
import type { PersonRow } from '../../db/directory'
import type { IdentityRow } from '../../db/identity-links'
import type { RoleRow } from '../../db/roles'
import type { SessionRow } from '../../db/session-list'
import { scopeInWords } from '../../domain/permission/scope'
import { Badge, Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { ChoiceField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { SessionRows } from '../parts/session-rows'
import { Instant } from '../parts/time'
import { PersonIdentities } from './person-identities'

type Props = {
  readonly person: PersonRow
  readonly leases: readonly LeaseRow[]
  readonly roles: readonly RoleRow[]
  /** Whether the visitor gives and takes roles. */
  readonly mayGive: boolean
  readonly sessions: readonly SessionRow[]
  readonly identities: readonly IdentityRow[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One person: groups, roles, what they hold, and how it all ends when they leave. */
export function PersonPage(props: Props) {
  const { person, leases, sessions, identities, roles, mayGive, draft, problem } = props
  const { id, displayName, email, active, endedAt, groups } = person
  const given = roles.filter((role) => role.id !== 'member')
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/people', words: 'People' }}
        title={displayName}
        lead={email ?? 'no e-mail address'}
      >
        {!active && <Badge tone="bad" words="Left" />}
      </Head>
      <ProblemNotice problem={problem} />
      {endedAt !== null && (
        <Notice tone="info" title="This person has left">
          <p>
            Everything ended <Instant at={endedAt} />, and stays ended.
          </p>
        </Notice>
      )}
      <div class="stack">
        <div class="card">
          <dl class="facts">
            <dt>Id</dt>
            <dd class="mono">{id}</dd>
            <dt>Groups</dt>
            <dd class="tags">
              {groups.length === 0 && <span class="muted">none</span>}
              {groups.map(({ name }) => (
                <Tag>{name}</Tag>
              ))}
            </dd>
            <dt>Roles</dt>
            <dd>
              <Roles {...{ person, roles }} />
            </dd>
            <dt>Holds now</dt>
            <dd>
              {leases.length === 0 && <span class="muted">nothing</span>}
              {leases.map((lease) => (
                <p>
                  <a href={`/leases/${lease.id}`}>
                    {lease.accountName} on {lease.resourceName}
                  </a>{' '}
                  until <Instant at={lease.endsAt} />
                </p>
              ))}
            </dd>
            {active && (
              <>
                <dt>Passkeys</dt>
                <dd>
                  <a href={`/admin/people/${id}/recovery`}>They have lost them</a>
                </dd>
              </>
            )}
            <dt>History</dt>
            <dd>
              <a href={`/admin/history?person=${id}`}>Everything about {displayName}</a>
            </dd>
          </dl>
        </div>
        {active && mayGive && (
          <form class="card form" method="post" action={`/admin/people/${id}/roles`}>
            <ChoiceField
              draft={{ ...draft, typed: { roles: draft.typed.roles ?? person.roles } }}
              name="roles"
              label="Roles for everything"
              type="checkbox"
              options={given.map(({ id: value, name: words }) => ({ value, words }))}
              hint="Asking and deciding need no role: policies say who may. For some resources only, give a role on its own page."
            />
            <div class="actions">
              <button type="submit" class="btn">
                Save roles
              </button>
            </div>
          </form>
        )}
        <PersonIdentities personId={id} isActive={active} {...{ identities, draft }} />
        {sessions.length > 0 && <Sessions {...{ person, sessions }} />}
        {active && (
          <ConfirmByName
            draft={draft}
            action={`/admin/people/${id}/end`}
            title="This person leaves"
            consequence={`Ends every session, request, role and membership of ${displayName} at once, and ${heldWords(leases)}. It cannot be undone, not even by signing in again.`}
            name={displayName}
            button={`End ${displayName}`}
            withReason
          />
        )}
      </div>
    </div>
  )
}

type RolesProps = Pick<Props, 'person' | 'roles'>

/** Every role they have, for what, and through which group. */
function Roles({ person, roles }: RolesProps) {
  const direct = person.roles.map((role) => ({ role, scope: '', group: null }))
  const all = [...direct, ...person.otherRoles]
  if (all.length === 0) return <span class="muted">member, like everybody</span>
  return all.map(({ role, scope, group }) => (
    <p>
      {roles.find(({ id }) => id === role)?.name ?? role} for {scopeInWords(scope)}
      {group && <span class="muted">, through {group}</span>}
    </p>
  ))
}

type SessionsProps = Pick<Props, 'person' | 'sessions'>

function Sessions({ person: { id, displayName }, sessions }: SessionsProps) {
  return (
    <section class="card stack">
      <h2>Signed in</h2>
      <SessionRows sessions={sessions} />
      <PostButton
        action={`/admin/people/${id}/end-sessions`}
        variant="danger"
        confirm={`${displayName} is signed out everywhere, and may sign in again.`}
      >
        End all sessions
      </PostButton>
    </section>
  )
}

/** What they hold, by name: it is what somebody may be working with right now. */
function heldWords(leases: readonly LeaseRow[]): string {
  if (leases.length === 0) return 'every lease; none is open now'
  const names = leases.map(({ accountName, resourceName }) => `${accountName} on ${resourceName}`)
  return `takes away ${new Intl.ListFormat('en').format(names)}`
}
