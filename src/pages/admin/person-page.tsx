import { ROLES } from '../../auth/permission'
import type { LeaseRow } from '../../db/board'
import type { PersonRow } from '../../db/directory'
import type { IdentityRow } from '../../db/identity-links'
import type { SessionRow } from '../../db/session-list'
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
  readonly sessions: readonly SessionRow[]
  readonly identities: readonly IdentityRow[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One person: groups, roles, what they hold, and how it all ends when they leave. */
export function PersonPage({ person, leases, sessions, identities, draft, problem }: Props) {
  const { id, displayName, email, active, endedAt, groups, roles } = person
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
        {active && (
          <form class="card form" method="post" action={`/admin/people/${id}/roles`}>
            <ChoiceField
              draft={{ ...draft, typed: { roles: draft.typed.roles ?? roles } }}
              name="roles"
              label="Roles"
              type="checkbox"
              options={Object.keys(ROLES).map((value) => ({ value, words: value }))}
              hint="Asking and deciding need no role: policies say who may."
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
