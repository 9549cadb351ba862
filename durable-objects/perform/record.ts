import type { Audible } from '../../src/db/listeners'
import { type Recorded, recordEvents } from '../../src/db/record'
import { isWanted } from '../../src/domain/channel/channel'
import { groupOf } from '../../src/domain/channel/event-group'
import { messageOf } from '../../src/domain/channel/message'
import type { ResourceId } from '../../src/domain/ids'
import { concernedBy } from '../../src/domain/resource/concerned'
import type { Effect } from '../../src/domain/resource/effect'
import type { Resource } from '../../src/domain/resource/state'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'
import { spread } from './spread'

/**
 * Copies events to D1: history and the lists that pages show, in order and idempotently. What was
 * copied is owed to the channels that want it, so that none of them leads to what is not there yet.
 * Open pages that show it are told so, too; nobody waits for that, and it is not owed.
 */
export async function performRecord(
  promised: readonly Promised[],
  resource: Resource,
  env: Env,
): Promise<Outcome> {
  const records = promised.flatMap(({ effect, ...row }) =>
    effect.type === 'record' ? [{ ...effect, sequence: row.sequence }] : [],
  )
  const concerned = records
    .map(({ event, subject }) => concernedBy(event, subject, resource))
    .filter((each) => each !== null)
  const { channels, people } = await recordEvents(env.DB, resource.id, records, concerned)
  void spread(people, resource.id, env)
  const owes = records.flatMap((each) => deliveriesOf(each, resource.id, channels))
  return { ...DONE, owes } as Outcome
}

function deliveriesOf(
  record: Recorded,
  id: ResourceId,
  { listeners, place }: Audible,
): readonly Effect[] {
  const wanting = listeners.filter((each) => isWanted(each, groupOf(record.event.type), place))
  if (wanting.length === 0) return []
  const name = place?.name ?? record.subject.request?.resourceName ?? ''
  const message = messageOf(record, { id, name })
  return wanting.map(({ id: channelId }) => ({ type: 'deliver', channelId, message }))
}
