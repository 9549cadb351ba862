import type { Roster } from '../../src/domain/policy/roster'
import type { Proof } from '../../src/domain/proving'
import { roster as everybody, HOUR, LEA, REQ, type Who } from './facts'
import { type RulingOptions, ruling, type Told, told } from './resource-spec'

type MoreTime = { seconds?: number; justification?: string; roster?: Roster; proof?: Proof | null }

export function extend(who: Who, today: RulingOptions = {}, more: MoreTime = {}): Told {
  const words = { seconds: HOUR, justification: 'It takes longer.', roster: everybody() }
  const said = { ...words, proof: null, key: null, ...more }
  return told(who, { type: 'extend', leaseId: LEA, ruling: ruling(today), ...said })
}

export function joinQueue(who: Who, today: RulingOptions = {}): Told {
  return told(who, { type: 'join_queue', requestId: REQ, ruling: ruling(today) })
}

export function leaveQueue(who: Who): Told {
  return told(who, { type: 'leave_queue', requestId: REQ })
}

export function askBack(who: Who, message = 'Please.'): Told {
  return told(who, { type: 'ask_back', requestId: REQ, message })
}
