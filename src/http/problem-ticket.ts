import type { Refusal } from '../domain/refusal'

type TicketCode = 'ticket_missing' | 'ticket_malformed' | 'ticket_unknown' | 'ticket_unchecked'

export type TicketRefusal = Extract<Refusal, { readonly code: TicketCode }>

/** Status, title and detail of what is refused about the ticket that access is for. */
export function ticketWords(refusal: TicketRefusal): readonly [number, string, string] {
  switch (refusal.code) {
    case 'ticket_missing':
      return [422, 'Ticket missing', 'Name the ticket that this access is for.']
    case 'ticket_malformed':
      return [
        422,
        'Not like a ticket',
        `A ticket looks like “${refusal.pattern}”, where * stands for anything and ? for one character.`,
      ]
    case 'ticket_unknown':
      return [
        422,
        'Ticket is not good',
        'The ticket system does not know this ticket, or not as one that access can be for.',
      ]
    case 'ticket_unchecked':
      return [
        503,
        'Ticket could not be checked',
        'The ticket system did not answer in time, or not as agreed. Nothing was filed; try again, or tell an administrator.',
      ]
  }
}
