import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startHookReceivers } from './hook-receivers.ts'
import { startPushCatcher } from './push-catcher.ts'
import { startSaboteur } from './saboteur.ts'
import { settingsFor } from './settings.ts'
import { hasSlapd } from './slapd.ts'
import { startWebhookReceiver } from './webhook-receiver.ts'
import { startWorld } from './world.ts'

/** The same world as `npm start`, on free ports and with data that is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.CI && !hasSlapd()) throw new Error('slapd is missing, which CI must have.')
  const dataDir = mkdtempSync(join(tmpdir(), 'hallpass-test-'))
  const world = await startWorld({ basePort: 0, dataDir })
  const { vars, secrets } = settingsFor(world.facts)
  const hooks = await startHookReceivers()
  project.provide('hooks', hooks.url)
  const push = await startPushCatcher()
  project.provide('push', push.url)
  const ALLOWED_PLAIN_ORIGINS = `${vars.ALLOWED_PLAIN_ORIGINS} ${hooks.url} ${push.url}`
  const bindings = { ...vars, ...secrets, ALLOWED_PLAIN_ORIGINS }
  project.provide('world', { ...world.facts, bindings })
  const saboteur = await startSaboteur()
  project.provide('saboteur', saboteur.url)
  const receiver = await startWebhookReceiver()
  project.provide('webhook', receiver.facts)
  return async () => {
    receiver.stop()
    await saboteur.stop()
    await hooks.stop()
    await push.stop()
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
