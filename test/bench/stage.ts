import { HttpClient } from '../support/http-client.ts'
import { startProductProcess } from '../world/product-process.ts'
import { settingsFor } from '../world/settings.ts'
import { startWorld, type WorldFacts } from '../world/world.ts'
import { withFolder } from './throw-away.ts'

export type Stage = { readonly world: WorldFacts; readonly setupCode: string | null }

/** Lends the whole product in its world, as `npm start` has it, on free ports with new data. */
export function withStage<Result>(use: (stage: Stage) => Promise<Result>): Promise<Result> {
  return withFolder(async (dataDir) => {
    const world = await startWorld({ basePort: 0, dataDir })
    try {
      const { product: port } = world.facts.ports
      const settings = settingsFor(world.facts)
      const product = await startProductProcess({ port, dataDir, ...settings })
      try {
        return await use({ world: world.facts, setupCode: product.setupCode })
      } finally {
        await product.stop()
      }
    } finally {
      await world.stop()
    }
  })
}

export async function signedIn(world: WorldFacts, person: string, setupCode?: string | null) {
  const client = new HttpClient(world.productUrl)
  await client.signIn(person, setupCode ? { setupCode } : {})
  return client
}

/** The body of an answer that must have succeeded. */
export async function call<Body>(
  who: HttpClient,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const answer = await who.api<Body>(method, `/api/v1${path}`, body)
  if (answer.status < 300) return answer.body
  const said = JSON.stringify(answer.body)
  throw new Error(`${method} ${path} was answered with ${answer.status}: ${said}`)
}
