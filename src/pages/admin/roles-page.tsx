import type { RoleRow } from '../../db/roles'
import { PERMISSIONS } from '../../domain/permission/permission'
import type { Texts } from '../../texts/english'
import { Tag } from '../parts/badge'
import { Head } from '../parts/head'
import { useTexts } from '../texts'

/** What people may do here besides asking and deciding, role by role. */
export function RolesPage({ roles }: { readonly roles: readonly RoleRow[] }) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.shell.roles} lead={texts.roles.lead}>
        <a class="btn" data-variant="outline" href="/admin/changes">
          {texts.parts.proposedChanges}
        </a>
        <a class="btn" href="/admin/roles/new">
          {texts.roles.new}
        </a>
      </Head>
      <ul class="rows">
        {roles.map(({ id, name, description, permissions, isBuiltIn, givenCount }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/roles/${id}`}>
                {name}
              </a>
              <p class="small muted">{description || allowedWords(texts, permissions)}</p>
            </div>
            {isBuiltIn && <Tag>{texts.roles.builtIn}</Tag>}
            <span class="muted small">
              {id === 'member' ? texts.roles.everybodys : texts.roles.given(givenCount)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function allowedWords({ roles }: Texts, permissions: RoleRow['permissions']): string {
  if (permissions.length === 0) return roles.allowsNothing
  if (permissions.length === Object.keys(PERMISSIONS).length) return roles.allowsEverything
  const words = permissions.map((each) => roles.permissions[each])
  return words.map((each, at) => (at === 0 ? each : roles.continued(each))).join('; ')
}
