import type { ConnectorId } from '../../src/domain/ids'
import { answerWithin } from '../deadline'
import type { Gate, Pass } from '../gate'
import type { Outcome } from '../outcome'

const PATIENCE_MS = 2_500
const COME_AGAIN_MS = 2_000

/**
 * Calls a target when its Gate lets one through. Where the Gate is full the effect comes again
 * soon; where the Gate cannot be asked the call is made all the same, since a brake must not keep
 * access from ending.
 */
export async function throughGate(
  env: Env,
  connector: ConnectorId,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const gate = (env.GATE as DurableObjectNamespace<Gate>).getByName(connector)
  const complain = (error: unknown) =>
    console.warn({ connector, warning: 'the gate does not answer', error: String(error) })
  const pass = await answerWithin<Pass | 'open'>(gate.enter(), PATIENCE_MS).catch((error) => {
    complain(error)
    return 'open' as const
  })
  if (pass === null) {
    const dueAt = Date.now() + Math.round((0.2 + 0.8 * Math.random()) * COME_AGAIN_MS)
    return { done: false, isKnown: true, commands: [], dueAt }
  }
  try {
    return await work()
  } finally {
    if (pass !== 'open') void gate.leave(pass).catch(complain)
  }
}
