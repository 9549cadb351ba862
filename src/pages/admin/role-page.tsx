import type { RoleHolder, RoleRow } from '../../db/roles'
import { ALL_PERMISSIONS } from '../../domain/permission/permission'
import { ConfirmByName } from '../parts/confirm-by-name'
import { AreaField, ChoiceField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { scopeWords } from '../parts/scope-words'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = {
  /** Null for a role that is being made. */
  readonly role: RoleRow | null
  readonly holders: readonly RoleHolder[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One role: what it allows, and who has it for what. */
export function RolePage({ role, holders, draft, problem }: Props) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/roles', words: texts.shell.roles }}
        title={role?.name ?? texts.roles.new}
        lead={role?.description ?? ''}
      />
      <ProblemNotice problem={problem} />
      <div class="stack">
        {role?.isBuiltIn ? <Allows role={role} /> : <RoleForm {...{ role, draft }} />}
        {role && role.id !== 'member' && <Holders {...{ role, holders }} />}
        {role && role.id !== 'member' && <GiveForm {...{ role, draft }} />}
        {role && !role.isBuiltIn && (
          <ConfirmByName
            draft={draft}
            action={`/admin/roles/${role.id}/delete`}
            title={texts.roles.delete}
            consequence={texts.roles.deleteTerms}
            name={role.name}
            button={texts.parts.deleteNamed(role.name)}
          />
        )}
      </div>
    </div>
  )
}

function Allows({ role }: { readonly role: RoleRow }) {
  const texts = useTexts()
  return (
    <section class="card">
      <h2>{texts.roles.allows}</h2>
      {role.permissions.length === 0 && <p class="muted">{texts.roles.allowsNothingMore}</p>}
      <ul>
        {role.permissions.map((permission) => (
          <li>{texts.roles.permissions[permission]}</li>
        ))}
      </ul>
    </section>
  )
}

type FormProps = { readonly role: RoleRow | null; readonly draft: Draft }

function RoleForm({ role, draft }: FormProps) {
  const texts = useTexts()
  return (
    <form class="card form" method="post" action={`/admin/roles${role ? `/${role.id}` : ''}`}>
      <TextField draft={draft} name="name" label={texts.parts.name} maxlength={120} required />
      <AreaField draft={draft} name="description" label={texts.parts.description} rows={2} />
      <ChoiceField
        draft={draft}
        name="permissions"
        label={texts.roles.allows}
        type="checkbox"
        options={ALL_PERMISSIONS.map((value) => ({ value, words: texts.roles.permissions[value] }))}
        hint={texts.roles.allowsHint}
      />
      <div class="actions">
        <button type="submit" class="btn">
          {texts.parts.save}
        </button>
      </div>
    </form>
  )
}

type HoldersProps = { readonly role: RoleRow; readonly holders: readonly RoleHolder[] }

function Holders({ role, holders }: HoldersProps) {
  const texts = useTexts()
  return (
    <section class="card">
      <h2>{texts.roles.whoHasIt}</h2>
      {holders.length === 0 && <p class="muted">{texts.roles.nobody}</p>}
      {holders.length > 0 && (
        <ul class="rows">
          {holders.map(({ principal, name, scope, grantedAt }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={homeOf(principal)}>
                  {name}
                </a>
                <p class="small muted">
                  {texts.roles.heldFor(scopeWords(texts, scope), <Instant at={grantedAt} />)}
                </p>
              </div>
              <PostButton
                action={`/admin/roles/${role.id}/take`}
                fields={{ principal, scope }}
                variant="danger"
                size="small"
                label={texts.roles.takeFrom(name, scopeWords(texts, scope))}
              >
                {texts.people.takeAway}
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function GiveForm({ role, draft }: { readonly role: RoleRow; readonly draft: Draft }) {
  const texts = useTexts()
  return (
    <form class="card form" method="post" action={`/admin/roles/${role.id}/give`}>
      <TextField
        draft={draft}
        name="to"
        label={texts.roles.giveTo}
        hint={texts.roles.giveToHint}
        required
      />
      <TextField
        draft={draft}
        name="scope"
        label={texts.tokens.someOnly}
        hint={texts.roles.scopeHint}
        maxlength={80}
      />
      <div class="actions">
        <button type="submit" class="btn">
          {texts.roles.give}
        </button>
      </div>
    </form>
  )
}

function homeOf(principal: string): string {
  const place = principal.startsWith('grp_') ? 'groups' : 'people'
  return `/admin/${place}/${principal}`
}
