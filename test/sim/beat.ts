import { serveChannels } from '../../src/jobs/channels'
import { wakePostboxes } from '../../src/jobs/postboxes'
import { sweep } from '../../src/jobs/sweep'
import type { Simulation } from './simulation'

const MINUTE_MS = 60_000
const CALM_MS = 3 * MINUTE_MS
const LONGEST_WAIT_MS = 2 * 60 * MINUTE_MS

/** Sets off what happens by the clock: the actors, cron, deploys and steps of the clock. */
export function beat(sim: Simulation): void {
  const { faults, time } = sim
  for (const at of faults.deploys) time.after(at - time.now, () => deploy(sim))
  for (const { at, ms } of faults.clockSteps)
    time.after(at - time.now, () => {
      sim.count('clock step')
      sim.note(`the clock steps by ${ms} ms`)
      time.skewMs += ms
    })
  time.after(17_000, () => minute(sim))
  sim.actors.start()
}

function minute(sim: Simulation): void {
  const { faults, liveness, safety, time } = sim
  liveness.look()
  safety.look()
  if (faults.isCronMissed()) sim.count('cron missed')
  else void cron(sim)
  sim.isFinished = isEnough(sim)
  time.after(MINUTE_MS, () => minute(sim))
}

async function cron(sim: Simulation): Promise<void> {
  const { env } = sim.edge()
  await sweep(env, sim.time.wall).catch((error: unknown) => {
    sim.note(`sweep: ${String(error)}`)
  })
  await wakePostboxes(env, sim.time.wall).catch((error: unknown) => {
    sim.note(`postboxes: ${String(error)}`)
  })
  if (!sim.receiver.isThere) return
  await serveChannels(env, sim.time.wall).catch((error: unknown) => {
    sim.note(`channels: ${String(error)}`)
  })
}

/** The run is over when nothing is left to do, or when all that could be waited for was. */
function isEnough(sim: Simulation): boolean {
  const { actors, faults, ledger, liveness, time } = sim
  if (time.now < faults.until + CALM_MS || actors.isBusy) return false
  if (liveness.isQuiet()) return true
  const ends = ledger.openLeases().map(({ taken }) => taken.endsAt)
  return time.now > Math.max(faults.until, ledger.lastAt, ...ends) + LONGEST_WAIT_MS
}

function deploy(sim: Simulation): void {
  sim.note('a deploy')
  for (const object of [...sim.objects, ...sim.gates, ...sim.postboxes, ...sim.couriers]) {
    if (object.isAwake) sim.count('deploy in the middle')
    object.crash('zombie')
  }
}
