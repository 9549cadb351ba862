import type { Audible } from '../../src/db/listeners'
import { type Recorded, recordEvents } from '../../src/db/record'
import { isWanted } from '../../src/domain/channel/channel'
import { groupOf } from '../../src/domain/channel/event-group'
import { messageOf } from '../../src/domain/channel/message'
import type { ResourceId } from '../../src/domain/ids'
import type { Effect } from '../../src/domain/resource/effect'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'

/**
 * Copies events to D1: history and the lists that pages show, in order and idempotently. What was
 * copied is owed to the channels that want it, so that none of them leads to what is not there yet.
 */
export async function performRecord(
  promised: readonly Promised[],
  resourceId: ResourceId,
  env: Env,
): Promise<Outcome> {
  const records = promised.flatMap(({ effect, ...row }) =>
    effect.type === 'record' ? [{ ...effect, sequence: row.sequence }] : [],
  )
  const audible = await recordEvents(env.DB, resourceId, records)
  const owes = records.flatMap((each) => deliveriesOf(each, resourceId, audible))
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
