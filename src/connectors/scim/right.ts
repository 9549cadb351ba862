import type { Answer, Inspection, TargetCall } from '../connector'
import type { Client } from './client'

/** One access mode: how its right is given, taken and looked at. */
export type Right = {
  readonly give: (client: Client, call: TargetCall) => Promise<Answer>
  readonly take: (client: Client, call: TargetCall) => Promise<Answer>
  readonly look: (client: Client, call: TargetCall) => Promise<Inspection>
}

export function settled(wasSo: boolean, evidence: string): Answer {
  return { outcome: wasSo ? 'already' : 'done', evidence }
}
