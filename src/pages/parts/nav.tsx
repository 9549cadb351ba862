import type { Permission } from '../../auth/permission'
import { Icon, type IconName } from './icons'

type Place = { readonly href: string; readonly words: string; readonly icon?: IconName }

const MANAGE: readonly (Place & { readonly permission: Permission })[] = [
  { href: '/admin/resources', words: 'Resources', permission: 'manage-catalogue' },
  { href: '/admin/connectors', words: 'Connectors', permission: 'manage-catalogue' },
  { href: '/admin/policies', words: 'Policies', permission: 'manage-policies' },
  { href: '/admin/people', words: 'People', permission: 'manage-directory' },
  { href: '/admin/groups', words: 'Groups', permission: 'manage-directory' },
  { href: '/admin/history', words: 'History', permission: 'read-history' },
]

export type NavProps = {
  readonly permissions: readonly Permission[]
  readonly waitingCount: number
  readonly path: string
}

/** On a phone: a bar within reach of the thumb. The places for administrators fold into one menu. */
export function Nav({ permissions, waitingCount, path }: NavProps) {
  const manage = MANAGE.filter(({ permission }) => permissions.includes(permission))
  return (
    <nav class="nav" aria-label="Main">
      <Link place={{ href: '/', words: 'Home', icon: 'home' }} path={path} />
      <Link place={{ href: '/requests', words: 'Requests', icon: 'list' }} path={path} />
      <a href="/waiting" aria-current={isHere('/waiting', path) ? 'page' : undefined}>
        <Icon name="hand" size={20} />
        Waiting for me
        {waitingCount > 0 && (
          <span class="count">{waitingCount > 99 ? '99+' : String(waitingCount)}</span>
        )}
      </a>
      {manage.length > 0 && (
        <>
          <span class="nav-split" />
          <button type="button" class="nav-more" popovertarget="manage">
            <Icon name="more" size={20} />
            Manage
          </button>
          <div id="manage" class="nav-manage" popover="auto">
            {manage.map((place) => (
              <Link place={place} path={path} />
            ))}
          </div>
        </>
      )}
    </nav>
  )
}

function Link({ place, path }: { readonly place: Place; readonly path: string }) {
  return (
    <a href={place.href} aria-current={isHere(place.href, path) ? 'page' : undefined}>
      {place.icon && <Icon name={place.icon} size={20} />}
      {place.words}
    </a>
  )
}

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
