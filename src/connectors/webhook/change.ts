import type { Answer, Inspection, RotateCall, TargetCall } from '../connector'
import type { Said } from './answer'
import { Conversation } from './conversation'
import type { MessageType } from './message'

const STATES = ['held', 'clean'] as const
const DONE = ['done', 'already'] as const

type State = (typeof STATES)[number]

/**
 * Looks, changes, and looks again. The first look tells a receiver that cannot be reached from one
 * whose answer was lost; the last one is what counts, whatever the receiver says it has done.
 */
export async function change(
  call: TargetCall | RotateCall,
  type: Extract<MessageType, `right.${string}`>,
  wanted: State,
): Promise<Answer> {
  const conversation = Conversation.with(call)
  if (!(conversation instanceof Conversation)) return conversation
  const before = await look(conversation)
  if ('message' in before) return before.outcome === 'unknown' ? asRetry(before) : before
  const said = await conversation.say(type, DONE)
  if ('message' in said) return said
  const after = await look(conversation)
  if ('message' in after) return { outcome: 'unknown', message: after.message }
  if (after.outcome !== wanted)
    return { outcome: 'unknown', message: `Read back as ${after.outcome} after “${said.outcome}”.` }
  const outcome = said.outcome === 'already' ? 'already' : 'done'
  return { outcome, evidence: `${said.evidence} Read back: ${after.evidence}` }
}

export async function inspect(call: TargetCall): Promise<Inspection> {
  const conversation = Conversation.with(call)
  return conversation instanceof Conversation ? look(conversation) : conversation
}

/** Looking changes nothing, so that what went wrong may be tried again. */
async function look(conversation: Conversation): Promise<Inspection> {
  const said = await conversation.say('state.inspect', STATES)
  if ('message' in said) return said.outcome === 'unknown' ? asRetry(said) : said
  return { outcome: said.outcome as State, evidence: said.evidence }
}

function asRetry({ message }: Extract<Said, { message: string }>) {
  return { outcome: 'retry', message } as const
}
