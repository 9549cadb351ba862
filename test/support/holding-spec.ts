import type { Roster } from '../../src/domain/policy/roster'
import type { Proof } from '../../src/domain/resource/command'
import { roster as everybody, HOUR, LEA, type Who } from './facts'
import { type RulingOptions, ruling, type Told, told } from './resource-spec'

type MoreTime = { seconds?: number; justification?: string; roster?: Roster; proof?: Proof | null }

export function extend(who: Who, today: RulingOptions = {}, more: MoreTime = {}): Told {
  const words = { seconds: HOUR, justification: 'It takes longer.', roster: everybody() }
  const said = { ...words, proof: null, key: null, ...more }
  return told(who, { type: 'extend', leaseId: LEA, ruling: ruling(today), ...said })
}
