import { never, outward, type Party } from './crash'
import type { SimObject } from './sim-object'
import type { Simulation } from './simulation'

/** Objects as one party reaches them: arguments and results are copies, and answers get lost. */
export function namespaceFor(
  sim: Simulation,
  party: Party,
  objectNamed: (name: string) => SimObject,
): unknown {
  const getByName = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined
          return (...args: unknown[]) =>
            outward(sim, party, `rpc: ${method}`, () => call(sim, objectNamed(name), method, args))
        },
      },
    )
  return { getByName }
}

async function call(sim: Simulation, object: SimObject, method: string, args: readonly unknown[]) {
  const copies = structuredClone(args)
  const fate = sim.faults.rpc()
  await sim.time.sleep(fate.beforeMs)
  if (fate.kind === 'lost') throw new Error('Network connection lost.')
  const answer = structuredClone(await object.call(method, copies))
  await sim.time.sleep(fate.afterMs)
  if (fate.kind === 'silent') return never()
  if (fate.kind === 'unanswered') throw new Error('Network connection lost.')
  return answer
}
