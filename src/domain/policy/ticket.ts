import type { Refusal } from '../refusal'
import { matchesPattern } from './pattern'
import type { Terms } from './policy'

/** What the ticket system said of a ticket: that it is good, that it is not, or nothing of use. */
export type TicketAnswer = 'good' | 'bad' | 'unclear'

type Asked = Pick<Terms, 'ticketRequired' | 'ticketPattern'>

/** Whether a ticket looks like one of this policy's. */
export function isTicketLike({ ticketPattern }: Asked, ticket: string): boolean {
  return ticketPattern === undefined || matchesPattern(ticketPattern, ticket)
}

/** Why a request with this ticket is not taken. Without a ticket system there is no answer of it. */
export function ticketRefusal(
  terms: Asked,
  ticket: string | null,
  answer: TicketAnswer | undefined,
): Refusal | null {
  if (!ticket) return terms.ticketRequired ? { code: 'ticket_missing' } : null
  if (!isTicketLike(terms, ticket))
    return { code: 'ticket_malformed', pattern: terms.ticketPattern ?? '' }
  if (!terms.ticketRequired || answer === undefined || answer === 'good') return null
  return { code: answer === 'bad' ? 'ticket_unknown' : 'ticket_unchecked' }
}
