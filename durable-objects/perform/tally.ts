import type { Effect } from '../../src/domain/resource/effect'
import { tallyOf } from '../../src/tally-of'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'

/** Tells the person's tally what came of a request; told again, it changes nothing. */
export async function performTally(
  { person, requestId, use }: Extract<Effect, { type: 'tally' }>,
  { sequence }: Promised,
  env: Env,
): Promise<Outcome> {
  await tallyOf(env, person).settle({ requestId, sequence, use })
  return DONE
}
