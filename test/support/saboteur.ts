import { inject } from 'vitest'
import type { Sabotage } from '../world/saboteur.ts'

/** The port on localhost by which this target is reached in such a way that something goes wrong. */
export async function sabotagedPort(
  target: { readonly host: string; readonly port: number },
  sabotage: Sabotage,
): Promise<number> {
  const answer = await fetch(inject('saboteur'), {
    method: 'POST',
    body: JSON.stringify({ ...target, sabotage }),
  })
  const { port } = await answer.json<{ port: number }>()
  return port
}
