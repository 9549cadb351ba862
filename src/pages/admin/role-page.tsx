import type { RoleHolder, RoleRow } from '../../db/roles'
import { ALL_PERMISSIONS, PERMISSIONS } from '../../domain/permission/permission'
import { scopeInWords } from '../../domain/permission/scope'
import { ConfirmByName } from '../parts/confirm-by-name'
import { AreaField, ChoiceField, type Draft, TextField } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  /** Null for a role that is being made. */
  readonly role: RoleRow | null
  readonly holders: readonly RoleHolder[]
  readonly draft: Draft
  readonly problem: Said | null
}

/** One role: what it allows, and who has it for what. */
export function RolePage({ role, holders, draft, problem }: Props) {
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/roles', words: 'Roles' }}
        title={role?.name ?? 'New role'}
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
            title="Delete this role"
            consequence="Possible only while nobody has it."
            name={role.name}
            button={`Delete ${role.name}`}
          />
        )}
      </div>
    </div>
  )
}

function Allows({ role }: { readonly role: RoleRow }) {
  return (
    <section class="card">
      <h2>What it allows</h2>
      {role.permissions.length === 0 && (
        <p class="muted">Nothing besides what policies allow. Everybody has it.</p>
      )}
      <ul>
        {role.permissions.map((permission) => (
          <li>{PERMISSIONS[permission].words}</li>
        ))}
      </ul>
    </section>
  )
}

type FormProps = { readonly role: RoleRow | null; readonly draft: Draft }

function RoleForm({ role, draft }: FormProps) {
  return (
    <form class="card form" method="post" action={`/admin/roles${role ? `/${role.id}` : ''}`}>
      <TextField draft={draft} name="name" label="Name" maxlength={120} required />
      <AreaField draft={draft} name="description" label="Description" rows={2} />
      <ChoiceField
        draft={draft}
        name="permissions"
        label="What it allows"
        type="checkbox"
        options={ALL_PERMISSIONS.map((value) => ({ value, words: PERMISSIONS[value].words }))}
        hint="Only what you have yourself. A change counts at once for whoever has the role."
      />
      <div class="actions">
        <button type="submit" class="btn">
          Save
        </button>
      </div>
    </form>
  )
}

type HoldersProps = { readonly role: RoleRow; readonly holders: readonly RoleHolder[] }

function Holders({ role, holders }: HoldersProps) {
  return (
    <section class="card">
      <h2>Who has it</h2>
      {holders.length === 0 && <p class="muted">Nobody.</p>}
      {holders.length > 0 && (
        <ul class="rows">
          {holders.map(({ principal, name, scope, grantedAt }) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={homeOf(principal)}>
                  {name}
                </a>
                <p class="small muted">
                  for {scopeInWords(scope)}, since <Instant at={grantedAt} />
                </p>
              </div>
              <PostButton
                action={`/admin/roles/${role.id}/take`}
                fields={{ principal, scope }}
                variant="danger"
                size="small"
                label={`Take away from ${name}, for ${scopeInWords(scope)}`}
              >
                Take away
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function GiveForm({ role, draft }: { readonly role: RoleRow; readonly draft: Draft }) {
  return (
    <form class="card form" method="post" action={`/admin/roles/${role.id}/give`}>
      <TextField
        draft={draft}
        name="to"
        label="Give it to"
        hint="The name or e-mail address of a person, or the name of a group."
        required
      />
      <TextField
        draft={draft}
        name="scope"
        label="For some resources only"
        hint="resources:prod-* for names, tag:pci for a tag. Left empty: for everything."
        maxlength={80}
      />
      <div class="actions">
        <button type="submit" class="btn">
          Give
        </button>
      </div>
    </form>
  )
}

function homeOf(principal: string): string {
  const place = principal.startsWith('grp_') ? 'groups' : 'people'
  return `/admin/${place}/${principal}`
}
