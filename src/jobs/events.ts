import { actOnEvents } from '../commands/act-on-events'
import { pollDue } from '../ingest/events/poll'

/** Fetches events where they are not sent, and acts on all that somebody left undone. */
export async function hearEvents(env: Env, now: number): Promise<void> {
  await pollDue(env, now)
  await actOnEvents(env)
}
