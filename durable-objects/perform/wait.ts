import { willWait } from '../../src/db/postboxes'
import type { Effect } from '../../src/domain/resource/effect'
import { postboxOf } from '../../src/postbox-of'
import type { Promised } from '../outbox'
import { DONE, type Outcome } from '../outcome'
import { noticeSaid, pathFor } from './said'

/** Leaves a notice with what else waits for this person; left again, it changes nothing. */
export async function performWait(
  { to, hearer, channels, until, audience, ...said }: Extract<Effect, { type: 'wait' }>,
  { sequence }: Promised,
  env: Env,
): Promise<Outcome> {
  const notice = noticeSaid(said, to.inPlaceOf)
  if (!notice) return DONE
  const path = await pathFor(notice, to.id, said.subject, env)
  await willWait(env.DB, to.id, until)
  await postboxOf(env, to.id).keep({
    id: `${notice.requestId}/${sequence}/${hearer}`,
    ...{ notice, hearer, channels, until, keptAt: Date.now() },
    ...(path === undefined ? {} : { path }),
    ...(audience === undefined ? {} : { audience }),
    ...(to.asOwnerOf === undefined ? {} : { asOwnerOf: to.asOwnerOf }),
  })
  return DONE
}
