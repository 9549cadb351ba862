import { pushServiceOf } from '../connectors/outbound/push-origin'
import type { Editor } from '../db/history'
import { addSubscription, type NewSubscription } from '../db/push-subscriptions'
import type { PersonId, PushSubscriptionId } from '../domain/ids'
import type { Problem } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'

type Enrolled =
  | { readonly ok: true; readonly id: PushSubscriptionId }
  | { readonly ok: false; readonly problem: Problem }

/** From now on this browser tells its person; only addresses that may be called are taken. */
export async function enrolBrowser(
  env: Env,
  editor: Editor & { readonly id: PersonId },
  subscription: NewSubscription,
): Promise<Enrolled> {
  if (!env.VAPID_PUBLIC_KEY || !env.VAPID_PRIVATE_KEY) return { ok: false, problem: NO_KEYS }
  if (!pushServiceOf(subscription.endpoint, env)) return { ok: false, problem: NO_SERVICE }
  const added = await addSubscription(env.DB, editor, subscription)
  return added.ok ? added : { ok: false, problem: catalogueProblemOf(added.problem) }
}

const NO_KEYS: Problem = {
  status: 409,
  code: 'push_not_set',
  title: 'Nothing is pushed here',
  detail: 'This installation has no keys for browser push. An administrator can set them.',
}

const NO_SERVICE: Problem = {
  status: 422,
  code: 'push_address_refused',
  title: 'No push service',
  detail: 'The address of the push service has to be a public one with TLS.',
}
