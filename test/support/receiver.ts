import { inject } from 'vitest'
import type { Answering, Arrived } from '../world/hook-receivers.ts'

export type Receiver = {
  readonly address: string
  /** What it answers to what comes next, the last of them to everything after. */
  readonly answers: (...answers: readonly (number | Answering)[]) => Promise<void>
  readonly arrived: () => Promise<readonly Arrived[]>
}

/** A real receiver of webhooks on loopback, of its own for each name. */
export function receiverAt(name: string): Receiver {
  const address = `${inject('hooks')}/hooks/${name}`
  return {
    address,
    answers: async (...answers) => {
      const said = answers.map((each) => (typeof each === 'number' ? { status: each } : each))
      await (await fetch(address, { method: 'PUT', body: JSON.stringify(said) })).text()
    },
    arrived: async () => (await fetch(address)).json(),
  }
}
