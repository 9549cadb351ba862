import { recordEvents } from '../../src/db/record'
import type { ResourceId } from '../../src/domain/ids'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'

/** Copies events to D1: history and the lists that pages show, in order and idempotently. */
export async function performRecord(
  promised: readonly Promised[],
  resourceId: ResourceId,
  env: Env,
): Promise<Outcome> {
  const records = promised.flatMap(({ effect, ...row }) =>
    effect.type === 'record' ? [{ ...effect, sequence: row.sequence }] : [],
  )
  await recordEvents(env.DB, resourceId, records)
  return DONE
}
