import type { ConnectorId } from '../../src/domain/ids'
import { gateOf } from '../../src/gate-of'

/** Does the work when the target's Gate lets one through; null where that is not now. */
export async function withPass<Result>(
  env: Env,
  connector: ConnectorId,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const gate = gateOf(env, connector)
  const pass = await gate.enter()
  if (typeof pass !== 'number') return null
  try {
    return await work()
  } finally {
    await gate.leave(pass)
  }
}
