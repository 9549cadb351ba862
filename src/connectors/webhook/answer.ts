import type { OutboundAnswer } from '../outbound/call-out'

const LONGEST_EVIDENCE = 500

export type Failure = {
  readonly outcome: 'retry' | 'unknown' | 'refused'
  readonly message: string
}

export type Said = { readonly outcome: string; readonly evidence: string } | Failure

/**
 * What a receiver's answer means. `Said` has one of the `outcomes` that the question allows;
 * whatever else comes back is not known to have been done.
 */
export function readAnswer(answer: OutboundAnswer, outcomes: readonly string[]): Said {
  if (!answer.answered)
    return { outcome: answer.isSent ? 'unknown' : 'retry', message: answer.message }
  const { status } = answer
  if (status === 200) return readBody(answer.text, outcomes)
  const message = `The receiver answered with the status ${status}.`
  if (isNotNow(status)) return { outcome: 'retry', message }
  const isNo = status >= 400 && status < 500 && status !== 409
  return { outcome: isNo ? 'refused' : 'unknown', message }
}

function readBody(text: string, outcomes: readonly string[]): Said {
  const { outcome, evidence } = parsed(text)
  const said = typeof evidence === 'string' ? plain(evidence) : ''
  const words = said === '' ? '' : `: ${said}`
  if (outcome === 'retry') return { outcome, message: `The receiver asks to try again${words}` }
  if (outcome === 'refused') return { outcome, message: `The receiver refuses${words}` }
  if (typeof outcome === 'string' && outcomes.includes(outcome) && said !== '')
    return { outcome, evidence: said }
  return { outcome: 'unknown', message: 'The receiver’s answer is none that was expected.' }
}

/** Too early, too many, not available; and what Cloudflare says of a host that it cannot reach. */
function isNotNow(status: number): boolean {
  return [408, 425, 429, 503, 521, 522, 523, 525, 526, 530].includes(status)
}

function parsed(text: string): { readonly outcome?: unknown; readonly evidence?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** One line without control characters, of a length that a page can show. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_EVIDENCE)
}
