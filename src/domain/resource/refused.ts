import type { Decision } from '../decision'
import type { Command } from './command'
import type { Event } from './event'

const REMEMBERED: readonly Command['type'][] = [
  'open_request',
  'approve',
  'reject',
  'cancel',
  'check_out',
  'check_in',
  'force_revoke',
  'show_credential',
  'confirm_by_hand',
]

type Refused = Extract<Decision<Event>, { accepted: false }>

/** Adds the refused attempt of a person to what history will keep. */
export function rememberRefusal(command: Command, refused: Refused): Refused {
  if (!REMEMBERED.includes(command.type)) return refused
  const attempt: Event = {
    type: 'attempt.refused',
    verb: command.type,
    code: refused.refusal.code,
    requestId: 'requestId' in command ? command.requestId : null,
    leaseId: 'leaseId' in command ? command.leaseId : null,
  }
  return { ...refused, events: [...refused.events, attempt] }
}
