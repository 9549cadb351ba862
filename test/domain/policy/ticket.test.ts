import { describe, expect, it } from 'vitest'
import { ticketRefusal } from '../../../src/domain/policy/ticket'

const wanted = { ticketRequired: true }
const like = { ticketRequired: true, ticketPattern: 'OPS-*' }

describe('a ticket', () => {
  it('is missing only where the policy requires one', () => {
    expect(ticketRefusal({ ticketRequired: false }, null, undefined)).toBeNull()
    expect(ticketRefusal(wanted, null, undefined)).toEqual({ code: 'ticket_missing' })
    expect(ticketRefusal(wanted, '', 'good')).toEqual({ code: 'ticket_missing' })
  })

  it('looks like the policy says, also where it is not required', () => {
    expect(ticketRefusal(like, 'OPS-12', undefined)).toBeNull()
    const refusal = { code: 'ticket_malformed', pattern: 'OPS-*' }
    for (const ticket of ['ops-12', 'XOPS-12', 'OPS/12', 'OPS'])
      expect(ticketRefusal(like, ticket, 'good'), ticket).toEqual(refusal)
    const loose = { ...like, ticketRequired: false }
    expect(ticketRefusal(loose, 'x', undefined)).toEqual(refusal)
  })

  it('is taken only on a plain yes, where a ticket system was asked', () => {
    expect(ticketRefusal(wanted, 'OPS-1', 'good')).toBeNull()
    expect(ticketRefusal(wanted, 'OPS-1', 'bad')).toEqual({ code: 'ticket_unknown' })
    expect(ticketRefusal(wanted, 'OPS-1', 'unclear')).toEqual({ code: 'ticket_unchecked' })
  })
})
