import { Hono } from 'hono'
import type { AppEnv } from '../../http/context'
import { accountPages } from './accounts.routes'
import { changePages } from './changes.routes'
import { channelPages } from './channels.routes'
import { connectorPages } from './connectors.routes'
import { downloadPages } from './downloads.routes'
import { driftPages } from './drift.routes'
import { eventPages } from './events.routes'
import { groupPages } from './groups.routes'
import { historyPages } from './history.routes'
import { overduePages } from './overdue.routes'
import { peoplePages } from './people.routes'
import { policyPages } from './policies.routes'
import { providerPages } from './providers.routes'
import { reconciliationPages } from './reconciliation.routes'
import { recoveryPages } from './recovery.routes'
import { reportPages } from './reports.routes'
import { resourcePages } from './resources.routes'
import { rolePages } from './roles.routes'
import { scimPages } from './scim.routes'
import { statusPages } from './status.routes'

/** Each noun asks for its own permission; to others it does not exist. */
export const adminPages = new Hono<AppEnv>()
  .route('/', downloadPages)
  .route('/', reportPages)
  .route('/overdue', overduePages)
  .route('/status', statusPages)
  .route('/drift', driftPages)
  .route('/connectors', connectorPages)
  .route('/resources', resourcePages)
  .route('/resources', accountPages)
  .route('/policies', policyPages)
  .route('/people', recoveryPages)
  .route('/people', peoplePages)
  .route('/groups', groupPages)
  .route('/roles', rolePages)
  .route('/changes', changePages)
  .route('/providers', reconciliationPages)
  .route('/providers', providerPages)
  .route('/scim', scimPages)
  .route('/events', eventPages)
  .route('/channels', channelPages)
  .route('/history', historyPages)
