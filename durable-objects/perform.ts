import type { Resource } from '../src/domain/resource/state'
import type { Promised } from './outbox'
import { DONE, type Outcome } from './outcome'
import { performAlert } from './perform/alert'
import { performDeliver } from './perform/deliver'
import { performExtend } from './perform/extend'
import { performGrant } from './perform/grant'
import { performMail } from './perform/mail'
import { performPush } from './perform/push'
import { performRecord } from './perform/record'
import { performRevoke } from './perform/revoke'
import { performTally } from './perform/tally'
import { performTell } from './perform/tell'
import { performWait } from './perform/wait'
import { performWatchStep } from './perform/watch-step'
import type { TargetAttempt } from './target-attempt'

/** All branching on the effect is here. Only `record` takes several at a time. */
export async function perform(
  promised: readonly Promised[],
  attempt: TargetAttempt,
  resource: Resource,
  env: Env,
): Promise<Outcome> {
  const [first] = promised
  if (!first) return DONE
  const { effect } = first
  switch (effect.type) {
    case 'grant':
      return performGrant(effect, attempt, resource, env)
    case 'extend':
      return performExtend(effect, attempt, resource, env)
    case 'revoke':
      return performRevoke(effect, attempt, resource, env)
    case 'record':
      return performRecord(promised, resource, env)
    case 'tell':
      return performTell(effect, env)
    case 'watch_step':
      return performWatchStep(effect, resource, env)
    case 'tally':
      return performTally(effect, first, env)
    case 'alert':
      return performAlert(effect, first, resource.id, env)
    case 'deliver':
      return performDeliver(effect, env)
    case 'mail':
      return performMail(effect, first, env)
    case 'push':
      return performPush(effect, first, env)
    case 'wait':
      return performWait(effect, first, env)
  }
}
