import { contactsOf } from '../../src/db/contacts'
import type { Effect } from '../../src/domain/resource/effect'
import { DONE, type Outcome } from '../outcome'

/** Finds out who is to be told, today, and owes each of them one message. */
export async function performTell(
  { audience, as, event, at, subject }: Extract<Effect, { type: 'tell' }>,
  env: Env,
): Promise<Outcome> {
  const contacts = await contactsOf(env.DB, audience)
  const owes = contacts.map(
    (to): Effect => ({
      ...{ type: 'mail', to, event, at, subject },
      ...(as ? { as } : {}),
    }),
  )
  return { ...DONE, owes } as Outcome
}
