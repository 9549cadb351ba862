import type { Answer, Inspection, TargetCall } from '../connector'
import type { Session } from './session'
import type { Server } from './settings'

/** How one access mode gives a right, takes it away and reads it back. */
export type Way = {
  readonly give: (session: Session, call: TargetCall, server: Server) => Promise<Answer>
  readonly take: (session: Session, call: TargetCall, server: Server) => Promise<Answer>
  readonly look: (session: Session, call: TargetCall, server: Server) => Promise<Inspection>
}
