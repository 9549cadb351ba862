import { recordEvents } from '../../src/db/record'
import { concernedBy } from '../../src/domain/resource/concerned'
import type { Resource } from '../../src/domain/resource/state'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'
import { spread } from './spread'

/**
 * Copies events to D1: history and the lists that pages show, in order and idempotently. Once they
 * are there, pages that show them are told so; nobody waits for that, and it is not owed.
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
  void spread(await recordEvents(env.DB, resource.id, records, concerned), resource.id, env)
  return DONE
}
