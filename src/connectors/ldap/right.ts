import type { Answer, Inspection, TargetCall } from '../connector'
import type { Session } from './session'

/** One access mode: how its right is given, taken and looked at. */
export type Right = {
  readonly give: (session: Session, call: TargetCall) => Promise<Answer>
  readonly take: (session: Session, call: TargetCall) => Promise<Answer>
  readonly look: (session: Session, call: TargetCall) => Promise<Inspection>
}

export function settled(wasSo: boolean, evidence: string): Answer {
  return { outcome: wasSo ? 'already' : 'done', evidence }
}

export function found(isHeld: boolean, evidence: string): Inspection {
  return { outcome: isHeld ? 'held' : 'clean', evidence }
}
