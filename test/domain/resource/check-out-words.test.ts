import { describe, it } from 'vitest'
import { approved, filed, opened, step, yes } from '../../support/facts'
import { checkOut, given } from '../../support/resource-spec'

const steps = [step(1, 'bo')]

describe('a justification or ticket that today’s policy asks for', () => {
  it('refuses a check-out whose approvers could not read it', () => {
    given(opened('ana', ...steps), yes('bo', 0), approved)
      .when(checkOut('ana', { terms: { steps, ticketRequired: true } }))
      .refused('request_incomplete')
    const silent = { justification: '', ticket: 'OPS-1' }
    given(filed('ana', { steps, justificationRequired: false }, silent), yes('bo', 0), approved)
      .when(checkOut('ana', { terms: { steps, justificationRequired: true } }))
      .refused('request_incomplete')
    given(filed('ana', { steps }, silent), yes('bo', 0), approved)
      .when(checkOut('ana', { terms: { steps: [], justificationRequired: false } }))
      .refused('request_incomplete')
  })

  it('refuses a check-out with a ticket that is not like those of today', () => {
    const past = [filed('ana', { steps }, { ticket: 'OPS-1' }), yes('bo', 0), approved] as const
    const today = { steps, ticketRequired: true, ticketPattern: 'CHG-*' }
    const refusal = { code: 'request_incomplete', missing: 'ticket', pattern: 'CHG-*' } as const
    given(...past)
      .when(checkOut('ana', { terms: today }))
      .refusal(refusal)
    for (const terms of [
      { ...today, ticketPattern: 'OPS-?' },
      { ...today, ticketRequired: false }, // What is not asked for need not be like anything.
    ])
      given(...past)
        .when(checkOut('ana', { terms }))
        .causes({ type: 'lease.checked_out' })
  })

  it('lets a check-out go on that has them already', () =>
    given(filed('ana', { steps }, { ticket: 'OPS-1' }), yes('bo', 0), approved)
      .when(checkOut('ana', { terms: { steps, ticketRequired: true } }))
      .causes({ type: 'lease.checked_out' }))
})
