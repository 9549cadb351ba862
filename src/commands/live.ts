import type { PersonId } from '../domain/ids'
import { LIVE_SESSION_HEADER } from '../domain/live'
import type { Visitor } from '../http/context'
import { liveOf } from '../live-of'

/** A socket for one page of somebody who is signed in; it ends with the session it came with. */
export async function listen(env: Env, { personId, sessionHash }: Visitor): Promise<Response> {
  const headers = { Upgrade: 'websocket', [LIVE_SESSION_HEADER]: sessionHash }
  const { status, webSocket } = await liveOf(env, personId).fetch('https://live/', { headers })
  return new Response(null, { status, webSocket })
}

/**
 * After sessions have ended: their pages hear of it now. Where they cannot, they are closed within a
 * minute, and hear nothing before that.
 */
export async function reviewPages(env: Env, personId: PersonId): Promise<void> {
  try {
    await liveOf(env, personId).review()
  } catch (error) {
    console.warn({ at: personId, warning: 'open pages were not reviewed', error: String(error) })
  }
}
