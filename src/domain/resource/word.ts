import type { PersonId, RequestId } from '../ids'
import type { InPlaceOf } from './state'

/** What one approver said about one step, and why. */
export type Word = {
  readonly requestId: RequestId
  readonly step: number
  readonly approver: PersonId
  readonly approverName: string
  readonly reason: string
  readonly inPlaceOf?: InPlaceOf | undefined
}
