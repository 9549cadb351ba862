import type { TicketAnswer } from '../domain/policy/ticket'
import { callOut } from './outbound/call-out'
import { type Allowed, reachOf } from './outbound/reach'
import { webOriginOf } from './outbound/web-origin'
import { keyOf, signed } from './webhook/sign'

const PATIENCE_MS = 5_000
const MOST_BYTES = 16_384

export type TicketSystem = {
  readonly url: string
  /** As Standard Webhooks writes them, with spaces between. */
  readonly secrets: string
  readonly allowed: Allowed
}

/** What a ticket system is told, to say whether the ticket is good for it. */
export type TicketQuestion = {
  readonly ticket: string
  readonly resourceName: string
  readonly accountName: string
  readonly requester: { readonly id: string; readonly name: string }
}

/**
 * Asks whether a ticket is good, with one signed message (Standard Webhooks 1.0). Whatever is not
 * plainly yes or no is unclear, and the log says why.
 */
export async function askTicketSystem(
  { url, secrets, allowed }: TicketSystem,
  question: TicketQuestion,
): Promise<TicketAnswer> {
  const origin = webOriginOf(url)
  const reach = origin ? reachOf(origin, origin.startsWith('http:'), allowed) : null
  if (!origin || !reach?.isAllowed) return unclear('TICKET_WEBHOOK_URL may not be called.')
  const keys = secrets.split(/\s+/).filter(Boolean).map(keyOf)
  const usable = keys.filter((key) => key !== null)
  if (usable.length === 0 || usable.length < keys.length)
    return unclear('TICKET_WEBHOOK_SECRET is not of the form whsec_…')
  const now = Date.now()
  const timestamp = new Date(now).toISOString()
  const body = JSON.stringify({ type: 'ticket.check', timestamp, data: question })
  const headers = await signed(body, usable, `msg_${crypto.randomUUID()}`, now)
  const answer = await callOut(
    {
      ...{ method: 'POST', url, body, within: [origin] },
      headers: { 'content-type': 'application/json', ...headers },
    },
    { deadlineMs: PATIENCE_MS, maxBytes: MOST_BYTES },
  )
  if (!answer.answered) return unclear(answer.message)
  if (answer.status !== 200) return unclear(`It answered ${answer.status}.`)
  const isGood = isGoodIn(answer.text)
  if (isGood === null) return unclear('It answered with something else than {"good": true|false}.')
  return isGood ? 'good' : 'bad'
}

function isGoodIn(text: string): boolean | null {
  try {
    const { good } = JSON.parse(text) as { readonly good?: unknown }
    return typeof good === 'boolean' ? good : null
  } catch {
    return null
  }
}

function unclear(why: string): 'unclear' {
  console.error({ failed: 'ticket', why })
  return 'unclear'
}
