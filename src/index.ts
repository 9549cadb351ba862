import { app } from './app'
import { scheduled } from './jobs/scheduled'

export { Custodian } from '../durable-objects/custodian'

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>
