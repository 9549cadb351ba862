import { prune } from './prune'
import { sweep } from './sweep'

/** Every minute: wake what should have woken, and forget what has run out. */
export async function scheduled(
  controller: ScheduledController,
  env: Env,
  ctx: ExecutionContext,
): Promise<void> {
  ctx.waitUntil(sweep(env, controller.scheduledTime))
  ctx.waitUntil(prune(env, controller.scheduledTime))
}
