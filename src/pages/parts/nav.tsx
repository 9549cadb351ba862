import { type Allowed, may, maySomewhere } from '../../domain/permission/may'
import type { Permission } from '../../domain/permission/permission'
import { useTexts } from '../texts'
import { Icon, type IconName } from './icons'

/** Places in the menu, as the catalogue of texts names them. */
type PlaceName = (typeof PLACES)[number]

const PLACES = [
  ...(['home', 'requests', 'tasks', 'overdue', 'resources', 'connectors'] as const),
  ...(['policies', 'people', 'groups', 'roles', 'channels', 'drift', 'history'] as const),
  ...(['status', 'reports'] as const),
]

type Place = {
  readonly href: string
  readonly name: PlaceName
  readonly icon?: IconName
  /** Pages that are reached from it, and belong to it. */
  readonly also?: readonly string[]
}

const OVERDUE = '/admin/overdue'

const MANAGE: readonly (Place & {
  readonly permission: Permission
  readonly isListed?: true
})[] = [
  { href: OVERDUE, name: 'overdue', permission: 'read-history', isListed: true },
  { href: '/admin/status', name: 'status', permission: 'see-status' },
  { href: '/admin/resources', name: 'resources', permission: 'manage-resources', isListed: true },
  { href: '/admin/connectors', name: 'connectors', permission: 'manage-connectors' },
  {
    href: '/admin/policies',
    name: 'policies',
    permission: 'manage-policies',
    also: ['/admin/configuration'],
  },
  {
    href: '/admin/people',
    name: 'people',
    permission: 'manage-directory',
    also: ['/admin/providers', '/admin/scim', '/admin/events'],
  },
  { href: '/admin/groups', name: 'groups', permission: 'manage-directory' },
  {
    href: '/admin/roles',
    name: 'roles',
    permission: 'manage-roles',
    also: ['/admin/changes'],
  },
  { href: '/admin/channels', name: 'channels', permission: 'manage-channels' },
  { href: '/admin/drift', name: 'drift', permission: 'read-history' },
  { href: '/admin/history', name: 'history', permission: 'read-history', isListed: true },
  { href: '/admin/reports', name: 'reports', permission: 'read-history' },
]

export type NavProps = {
  readonly allowed: Allowed
  readonly waitingCount: number
  /** Accesses that should have ended; shown to those who can see which. */
  readonly overdueCount?: number
  /** What this person is asked to do by hand. */
  readonly taskCount?: number
  readonly path: string
}

/** On a phone: a bar within reach of the thumb. The places for administrators fold into one menu. */
export function Nav({ allowed, waitingCount, overdueCount = 0, taskCount = 0, path }: NavProps) {
  const texts = useTexts()
  const manage = MANAGE.filter((place) => isOpenTo(allowed, place))
  return (
    <nav class="nav" aria-label={texts.shell.main}>
      <Link place={{ href: '/', name: 'home', icon: 'home' }} path={path} />
      <Link place={{ href: '/requests', name: 'requests', icon: 'list' }} path={path} />
      <a href="/waiting" aria-current={isHere('/waiting', path) ? 'page' : undefined}>
        <Icon name="hand" size={20} />
        {texts.shell.waiting}
        <Count of={waitingCount} />
      </a>
      {(taskCount > 0 || isHere('/tasks', path)) && (
        <Link
          place={{ href: '/tasks', name: 'tasks', icon: 'check' }}
          path={path}
          count={taskCount}
        />
      )}
      {manage.length > 0 && (
        <>
          <button type="button" class="nav-more" popovertarget="manage">
            <Icon name="more" size={20} />
            {texts.shell.manage}
            <Count of={overdueCount} />
          </button>
          <div id="manage" class="nav-manage" popover="auto">
            {manage.map((place) => (
              <Link place={place} path={path} count={place.href === OVERDUE ? overdueCount : 0} />
            ))}
          </div>
        </>
      )}
    </nav>
  )
}

/** Lists of what belongs to resources are there for whoever may see some of it. */
function isOpenTo(allowed: Allowed, place: (typeof MANAGE)[number]): boolean {
  const { permission, isListed } = place
  return isListed ? maySomewhere(allowed, permission) : may(allowed, permission)
}

type LinkProps = { readonly place: Place; readonly path: string; readonly count?: number }

function Link({ place, path, count = 0 }: LinkProps) {
  const texts = useTexts()
  const { href, also = [] } = place
  const isCurrent = [href, ...also].some((each) => isHere(each, path))
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {place.icon && <Icon name={place.icon} size={20} />}
      {texts.shell[place.name]}
      <Count of={count} />
    </a>
  )
}

function Count({ of }: { readonly of: number }) {
  return of > 0 ? <span class="count">{of > 99 ? '99+' : String(of)}</span> : null
}

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
