import type { Stage } from './crowd-stage.ts'

/** Who looks: somebody who asks, decides, administers, audits, or audits a part only. */
export type Who = 'ana' | 'bo' | 'root' | 'cy' | 'dan'

export type Visit = {
  /** As the table of all routes has it. */
  readonly route: string
  readonly name: string
  readonly path: string
  readonly who: Who
}

/** Pages that nobody waits for, or that only lead elsewhere; each says why it is not measured. */
export const NOT_MEASURED: { readonly [route: string]: string } = {
  '/decisions/:id/:link': 'leads to the page of the request',
  '/apps/:id/enter': 'leads to the app',
  '/r/:name': 'leads to the form that asks',
  '/resources/:id/break-glass': 'leads to the form that asks',
  '/admin/people/:id/recovery/:verb': 'leads to the page of the recovery',
  '/me/passkeys/:id/:verb': 'leads to the passkeys',
  '/requests/:id/:verb': 'leads to the page of the request',
  '/leases/:id/:verb': 'leads to the page of the lease',
  '/tasks/:id/:verb': 'leads to the tasks',
  '/admin/changes/:id': 'is one change, and none is proposed',
  '/admin/scim/:id': 'is one connection, and there is none',
  '/admin/events/:id': 'is one connection, and there is none',
  '/admin/providers/idp_settings': 'is measured as a provider',
  '/away/:id/end': 'leads to the page of who is away',
  '/notices/:rest': 'leads to the notices',
  '/push-worker.js': 'is a script',
  '/live': 'is for a WebSocket',
  '/admin/channels/:id': 'is one channel, and there is none',
  '/admin/channels/:id/deliveries': 'is of one channel, and there is none',
}

/** Every page, its next pages and its searches, in the words of somebody who looks for something. */
export function visitsOf(stage: Stage): readonly Visit[] {
  const { ids, deep } = stage
  const admin = '/admin'
  const page = (who: Who, route: string, name: string, query = '', path = route): Visit => ({
    route,
    name,
    path: path + query,
    who,
  })
  return [
    page('ana', '/', 'home'),
    page('ana', '/', 'home, search rare', '?q=admin-77123'),
    page('ana', '/', 'home, search common', '?q=web'),
    page('ana', '/', 'home, search nothing', '?q=qqzz'),
    page('ana', '/', 'home, search short', '?q=zz'),
    page('ana', '/', 'home, search account', '?q=owner'),
    page('ana', '/', 'home, next', `?cursor=${deep.askable}`),
    page('ana', '/sign-in', 'sign-in'),
    page('ana', '/resources/:id/ask', 'ask', '', `/resources/${ids.open}/ask`),
    page('ana', '/requests', 'my requests'),
    page('ana', '/requests', 'my requests, deep', `?cursor=${deep.requests}`),
    page('ana', '/requests/:id', 'request', '', `/requests/${ids.request}`),
    page('ana', '/leases/:id', 'lease', '', `/leases/${ids.lease}`),
    page('bo', '/waiting', 'waiting'),
    page('bo', '/requests/:id', 'request to decide', '', `/requests/${ids.request}`),
    page('bo', '/tasks', 'tasks'),
    page('bo', '/away', 'away'),
    page('ana', '/tokens', 'tokens'),
    page('ana', '/sessions', 'sessions'),
    page('ana', '/notices', 'notices'),
    page('ana', '/me/passkeys', 'passkeys'),
    page('root', '/machines', 'machines'),
    page('root', '/machines/:id', 'machine', '', `/machines/${ids.machine}`),
    page('root', '/', 'home of an administrator'),
    ...admins(page, admin, stage),
    ...auditors(page, stage),
  ]
}

type Page = (who: Who, route: string, name: string, query?: string, path?: string) => Visit

function admins(page: Page, admin: string, { ids, deep }: Stage): readonly Visit[] {
  const root = (route: string, name: string, query = '', path = route) =>
    page('root', admin + route, name, query, admin + path)
  const resource = `/resources/${ids.resource}`
  return [
    root('/resources', 'resources'),
    root('/resources', 'resources, search rare', '?q=db-77123'),
    root('/resources', 'resources, search common', '?q=prod'),
    root('/resources', 'resources, search nothing', '?q=qqzz'),
    root('/resources', 'resources, search rare, newest', '?q=db-77&sort=newest'),
    root('/resources', 'resources, newest', '?sort=newest'),
    root('/resources', 'resources, by tag', '?tag=pci'),
    root('/resources', 'resources, by no tag', '?tag=none'),
    root('/resources', 'resources, by kind', '?kind=other'),
    root('/resources', 'resources, retired', '?state=retired'),
    root('/resources', 'resources, deep', `?cursor=${deep.resources}`),
    root('/resources', 'resources, newest, deep', `?sort=newest&cursor=${deep.newest}`),
    root('/resources/new', 'new resource'),
    root('/resources/:id', 'resource', '', resource),
    root('/resources/:id/edit', 'resource form', '', `${resource}/edit`),
    root('/resources/:id/accounts/new', 'new account', '', `${resource}/accounts/new`),
    root(
      '/resources/:id/accounts/:accountId',
      'account',
      '',
      `${resource}/accounts/${ids.account}`,
    ),
    root('/connectors', 'connectors'),
    root('/connectors', 'connectors, search', '?q=hand+7&sort=changed'),
    root('/connectors/new', 'new connector'),
    root('/connectors/new', 'new connector of a kind', '?kind=postgres'),
    root('/connectors/:id', 'connector', '', `/connectors/${ids.connector}`),
    root('/policies', 'policies'),
    root('/policies', 'policies, search', '?q=team077'),
    root('/policies', 'policies, deep', '?cursor=900'),
    root(
      '/policies',
      'policies, evaluated',
      `?person=Ana+Alvarez&resource=${ids.resourceName}&account=${ids.accountName}`,
    ),
    root('/policies/new', 'new policy'),
    root('/policies/:id', 'policy', '', `/policies/${ids.policy}`),
    root('/people', 'people'),
    root('/people', 'people, search rare', '?q=person7712%40'),
    root('/people', 'people, search common', '?q=ada'),
    root('/people', 'people, left', '?state=left'),
    root('/people', 'people, by role', '?role=auditor'),
    root('/people', 'people, deep', `?cursor=${deep.people}`),
    root('/people/:id', 'person', '', `/people/${ids.person}`),
    root('/people/:id/recovery', 'recovery', '', `/people/${ids.person}/recovery`),
    root('/groups', 'groups'),
    root('/groups', 'groups, search', '?q=team077'),
    root('/groups/new', 'new group'),
    root('/groups/:id', 'group', '', `/groups/${ids.group}`),
    root('/roles', 'roles'),
    root('/channels', 'channels'),
    root('/channels/new', 'new channel'),
    root('/roles/new', 'new role'),
    root('/roles/:id', 'role', '', '/roles/auditor'),
    root('/changes', 'changes'),
    root('/providers', 'providers'),
    root('/providers/new', 'new provider'),
    root('/providers/:id', 'provider', '', '/providers/idp_settings'),
    root('/providers/:id/reconciliation', 'reading', '', '/providers/idp_settings/reconciliation'),
    root('/scim', 'SCIM'),
    root('/scim/new', 'new SCIM connection'),
    root('/events', 'events'),
    root('/events/new', 'new event connection'),
    root('/configuration', 'configuration'),
    root('/status', 'status'),
    root('/drift', 'drift'),
    root('/overdue', 'overdue'),
  ]
}

const REPORTS = ['now', 'accounts', 'people', 'unused', 'late', 'waits', 'emergencies']

/** By everybody, by somebody whose rights end at a few resources, and far back. */
function auditors(page: Page, { ids, deep }: Stage): readonly Visit[] {
  const route = '/admin/history'
  const history = (name: string, query = '') => page('cy', route, `history${name}`, query)
  const year = '&from=2020-01-01T00:00&to=2030-01-01T00:00'
  return [
    history(''),
    history(', deep', `?cursor=${deep.history}`),
    history(', person', `?person=${ids.person}`),
    history(', somebody busy', `?person=${ids.busy}${year}`),
    history(', resource', `?resource=${ids.resource}`),
    history(', policy', `?policy=${ids.policy}`),
    history(', event', '?type=lease.closed'),
    history(', rare event', '?type=lease.quarantined'),
    history(', event of a person', `?type=lease.closed&person=${ids.busy}`),
    history(', rare event of a person', `?type=request.rejected&person=${ids.busy}`),
    history(', time', '?from=2026-03-01T00:00&to=2026-03-02T00:00'),
    page('dan', route, 'history, a part only'),
    page('dan', route, 'history, a part, event', '?type=lease.closed'),
    ...REPORTS.flatMap((view) => [
      page('cy', '/admin/reports', `report ${view}`, `?view=${view}`),
      page('cy', '/admin/reports', `report ${view}, a year`, `?view=${view}&days=365`),
      page('cy', '/admin/reports', `report ${view}, search`, `?view=${view}&days=365&q=team077`),
    ]),
    page('cy', '/admin/reports', 'report may-resource', `?view=may-resource&q=${ids.resourceName}`),
    page(
      'cy',
      '/admin/reports',
      'report may-resource, everybody',
      '?view=may-resource&q=prod-shop-db',
    ),
    page('cy', '/admin/reports', 'report may-group', '?view=may-group&q=team077+engineers'),
    page('cy', '/admin/reports', 'report may-person', '?view=may-person&q=Ana+Alvarez'),
    page('cy', '/admin/overdue', 'overdue, of an auditor'),
  ]
}
