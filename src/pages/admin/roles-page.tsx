import type { RoleRow } from '../../db/roles'
import { PERMISSIONS } from '../../domain/permission/permission'
import { Tag } from '../parts/badge'
import { Head } from '../parts/head'

/** What people may do here besides asking and deciding, role by role. */
export function RolesPage({ roles }: { readonly roles: readonly RoleRow[] }) {
  return (
    <>
      <Head
        title="Roles"
        lead="What people may do here. Asking and deciding need no role: policies say who may."
      >
        <a class="btn" data-variant="outline" href="/admin/changes">
          Proposed changes
        </a>
        <a class="btn" href="/admin/roles/new">
          New role
        </a>
      </Head>
      <ul class="rows">
        {roles.map(({ id, name, description, permissions, isBuiltIn, givenCount }) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/roles/${id}`}>
                {name}
              </a>
              <p class="small muted">{description || allowedWords(permissions)}</p>
            </div>
            {isBuiltIn && <Tag>built in</Tag>}
            <span class="muted small">
              {id === 'member' ? 'everybody' : givenWords(givenCount)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function allowedWords(permissions: RoleRow['permissions']): string {
  if (permissions.length === 0) return 'Nothing besides what policies allow'
  if (permissions.length === Object.keys(PERMISSIONS).length) return 'Everything'
  const words = permissions.map((each) => PERMISSIONS[each].words)
  return words.map((each, at) => (at === 0 ? each : decapitalised(each))).join('; ')
}

function givenWords(count: number): string {
  if (count === 0) return 'given to nobody'
  return count === 1 ? 'given once' : `given to ${count}`
}

function decapitalised(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
