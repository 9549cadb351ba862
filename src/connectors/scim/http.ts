import { type Attempt, Refused, TimeUp, Unclear } from '../attempt'
import { callOut, type OutboundAnswer } from '../outbound/call-out'

/** `body` is what the JSON says, or null where the answer has none. */
export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export type Outgoing = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export const MAX_BYTES = 1_048_576

/**
 * One exchange: no redirect is followed, the whole answer arrives within the attempt's time and
 * within 1 MiB where nothing else is said, and it is JSON or it is nothing.
 */
export async function exchange(
  url: string,
  request: Outgoing,
  attempt: Attempt,
  maxBytes: number = MAX_BYTES,
): Promise<Reply> {
  const within = [new URL(url).origin] // The setting itself: paths are ours, and so is the origin.
  const limits = { deadlineMs: attempt.remainingMs(), maxBytes }
  const answer = await callOut({ ...request, url, within }, limits)
  if (!answer.answered) throw failureOf(answer)
  const { status, headers, text } = answer
  return { status, headers, body: text.trim() === '' ? null : parsed(text, status, headers) }
}

function failureOf({ why, message }: Exclude<OutboundAnswer, { answered: true }>): Error {
  switch (why) {
    case 'address':
    case 'redirect':
      return new Refused(message)
    case 'late':
      return new TimeUp()
    case 'long':
      return new Unclear(message)
    case 'failed':
      return new Error(message)
  }
}

/** An error may come from a proxy in front and be a page; that the status says it is enough. */
function parsed(text: string, status: number, headers: Headers): unknown {
  const type = headers.get('content-type') ?? ''
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(type)
  if (!isJson && status >= 400) return null
  if (!isJson) throw new Unclear('The server answered with something else than JSON.')
  try {
    return JSON.parse(text)
  } catch {
    if (status >= 400) return null
    throw new Unclear('The server answered with JSON that cannot be read.')
  }
}
