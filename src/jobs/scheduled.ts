import { compareDue } from '../commands/compare'
import { renewFindings } from '../commands/findings-now'
import { reconcileDue } from '../commands/reconcile/reconcile'
import { rewrapSlice } from '../commands/rewrap'
import { serveChannels } from './channels'
import { hearEvents } from './events'
import { sendLetters } from './letters'
import { wakePostboxes } from './postboxes'
import { prune } from './prune'
import { sweep } from './sweep'

/**
 * Every minute: wake what should have woken, forget what has run out, wrap anew what an old key
 * sealed, send what people are owed by mail, serve channels, wake postboxes that were forgotten, hear
 * what providers tell, compare some targets with the leases, read some identity providers, look
 * through the policies.
 */
export async function scheduled(
  controller: ScheduledController,
  env: Env,
  ctx: ExecutionContext,
): Promise<void> {
  ctx.waitUntil(sweep(env, controller.scheduledTime))
  ctx.waitUntil(prune(env, controller.scheduledTime))
  ctx.waitUntil(rewrapSlice(env))
  ctx.waitUntil(sendLetters(env, controller.scheduledTime))
  ctx.waitUntil(wakePostboxes(env, controller.scheduledTime))
  ctx.waitUntil(serveChannels(env, controller.scheduledTime))
  ctx.waitUntil(hearEvents(env, controller.scheduledTime))
  ctx.waitUntil(compareDue(env, controller.scheduledTime))
  ctx.waitUntil(reconcileDue(env, controller.scheduledTime))
  ctx.waitUntil(renewFindings(env, controller.scheduledTime))
}
