import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/domain/limits'
import { faultsOfWords } from '../../src/pages/parts/words'

describe('words typed into a form', () => {
  it('may be several lines, and may be left out', () => {
    const typed = { justification: ['An order\nis stuck.'], ticket: [''] }
    expect(faultsOfWords(typed, ['justification', 'ticket', 'comment'])).toEqual({})
  })

  it.each([
    ['too long a reason', 'reason', 'x'.repeat(LIMITS.textLength + 1)],
    ['too long a ticket', 'ticket', 'x'.repeat(LIMITS.ticketLength + 1)],
    ['a control character', 'comment', 'fine\u0007'],
    ['a direction override', 'justification', 'ana\u202etoor'],
  ])('are refused with a sentence at the field: %s', (_, name, text) =>
    expect(faultsOfWords({ [name]: [text] }, [name])).toEqual({ [name]: expect.any(String) }),
  )
})
