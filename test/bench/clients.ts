import { HttpClient } from '../support/http-client.ts'
import type { WorldFacts } from '../world/world.ts'

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
