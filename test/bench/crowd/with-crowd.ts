import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type ProductProcess, startProductProcess } from '../../world/product-process.ts'
import { seed } from '../../world/seed.ts'
import { settingsFor } from '../../world/settings.ts'
import { startWorld } from '../../world/world.ts'
import { withFolder } from '../throw-away.ts'
import { arrive, DAN, firstRequest, type Stage } from './crowd-stage.ts'

const FILL = join(import.meta.dirname, 'fill.ts')

export type Crowded = {
  readonly url: string
  readonly product: ProductProcess
  readonly stage: Stage
  /** How long it took to fill the database. */
  readonly filledMs: number
}

/** Lends the whole product in its world with the data of a large company, all of it thrown away after. */
export function withCrowd<Result>(use: (crowded: Crowded) => Promise<Result>): Promise<Result> {
  return withFolder(async (dataDir) => {
    const world = await startWorld({ basePort: 0, dataDir, people: [DAN] })
    try {
      const { product: port } = world.facts.ports
      const first = await startProductProcess({ port, dataDir, ...settingsFor(world.facts) })
      const seeded = await seed(world.facts, first.setupCode)
      await firstRequest(world.facts, seeded)
      await first.stop()
      const began = Date.now()
      execFileSync(process.execPath, [FILL, dataDir], { stdio: 'inherit' })
      const filledMs = Date.now() - began
      const product = await first.restart()
      try {
        const stage = await arrive(world.facts, seeded)
        return await use({ url: world.facts.productUrl, product, stage, filledMs })
      } finally {
        await product.stop()
      }
    } finally {
      await world.stop()
    }
  })
}
