import type { LeaseRow } from '../../db/board'
import type { PersonRow } from '../../db/directory'
import type { IdentityRow } from '../../db/identity-links'
import type { RoleRow } from '../../db/roles'
import type { SessionRow } from '../../db/session-list'
import type { Texts } from '../../texts/english'
import { Badge, Tag } from '../parts/badge'
import { ConfirmByName } from '../parts/confirm-by-name'
import { ChoiceField, type Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { scopeWords } from '../parts/scope-words'
import { SessionRows } from '../parts/session-rows'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'
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
  const texts = useTexts()
  const { person, leases, sessions, identities, roles, mayGive, draft, problem } = props
  const { id, displayName, email, active, endedAt, groups } = person
  const given = roles.filter((role) => role.id !== 'member')
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/people', words: texts.shell.people }}
        title={displayName}
        lead={email ?? texts.people.noEmail}
      >
        {!active && <Badge tone="bad" words={texts.people.left} />}
      </Head>
      <ProblemNotice problem={problem} />
      {endedAt !== null && (
        <Notice tone="info" title={texts.people.hasLeft}>
          <p>{texts.people.allEnded(<Instant at={endedAt} />)}</p>
        </Notice>
      )}
      <div class="stack">
        <div class="card">
          <dl class="facts">
            <dt>{texts.people.id}</dt>
            <dd class="mono">{id}</dd>
            <dt>{texts.shell.groups}</dt>
            <dd class="tags">
              {groups.length === 0 && <span class="muted">{texts.people.noGroups}</span>}
              {groups.map(({ name }) => (
                <Tag>{name}</Tag>
              ))}
            </dd>
            <dt>{texts.shell.roles}</dt>
            <dd>
              <Roles {...{ person, roles }} />
            </dd>
            <dt>{texts.people.holdsNow}</dt>
            <dd>
              {leases.length === 0 && <span class="muted">{texts.people.holdsNothing}</span>}
              {leases.map((lease) => (
                <p>
                  {texts.people.holdsUntil(
                    <a href={`/leases/${lease.id}`}>
                      {texts.request.accountOn(lease.accountName, lease.resourceName)}
                    </a>,
                    <Instant at={lease.endsAt} />,
                  )}
                </p>
              ))}
            </dd>
            {active && (
              <>
                <dt>{texts.people.passkeys}</dt>
                <dd>
                  <a href={`/admin/people/${id}/recovery`}>{texts.people.lostThem}</a>
                </dd>
              </>
            )}
            <dt>{texts.shell.history}</dt>
            <dd>
              <a href={`/admin/history?person=${id}`}>
                {texts.people.everythingAbout(displayName)}
              </a>
            </dd>
          </dl>
        </div>
        {active && mayGive && (
          <form class="card form" method="post" action={`/admin/people/${id}/roles`}>
            <ChoiceField
              draft={{ ...draft, typed: { roles: draft.typed.roles ?? person.roles } }}
              name="roles"
              label={texts.people.rolesForAll}
              type="checkbox"
              options={given.map(({ id: value, name: words }) => ({ value, words }))}
              hint={texts.people.rolesHint}
            />
            <div class="actions">
              <button type="submit" class="btn">
                {texts.people.saveRoles}
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
            title={texts.people.leaves}
            consequence={consequenceOf(texts, displayName, leases)}
            name={displayName}
            button={texts.parts.endNamed(displayName)}
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
  const texts = useTexts()
  const direct = person.roles.map((role) => ({ role, scope: '', group: null }))
  const all = [...direct, ...person.otherRoles]
  if (all.length === 0) return <span class="muted">{texts.people.member}</span>
  return all.map(({ role, scope, group }) => (
    <p>
      {texts.people.roleFor(
        roles.find(({ id }) => id === role)?.name ?? role,
        scopeWords(texts, scope),
      )}
      {group && <span class="muted">, {texts.people.through(group)}</span>}
    </p>
  ))
}

type SessionsProps = Pick<Props, 'person' | 'sessions'>

function Sessions({ person: { id, displayName }, sessions }: SessionsProps) {
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.people.signedIn}</h2>
      <SessionRows sessions={sessions} />
      <PostButton
        action={`/admin/people/${id}/end-sessions`}
        variant="danger"
        confirm={texts.people.confirmEndSessions(displayName)}
      >
        {texts.people.endSessions}
      </PostButton>
    </section>
  )
}

/** What they hold, by name: it is what somebody may be working with right now. */
function consequenceOf(texts: Texts, name: string, leases: readonly LeaseRow[]): string {
  if (leases.length === 0) return texts.people.endsNothing(name)
  const names = leases.map(({ accountName, resourceName }) =>
    texts.request.accountOn(accountName, resourceName),
  )
  return texts.people.endsLeases(name, texts.list(names))
}
