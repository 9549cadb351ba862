import { app } from './app'
import { scheduled } from './jobs/scheduled'

export { Courier } from '../durable-objects/courier'
export { Custodian } from '../durable-objects/custodian'
export { Gate } from '../durable-objects/gate'
export { Live } from '../durable-objects/live'
export { Postbox } from '../durable-objects/postbox'
export { Tally } from '../durable-objects/tally'

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>
