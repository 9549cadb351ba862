import { describe, it } from 'vitest'
import { ended, granted, inUse, LEA } from '../../support/facts'
import { given } from '../../support/resource-spec'

const found = { leaseId: LEA, isHeld: true, evidence: 'a member' } as const
const noteBefore = { type: 'note_before', operation: 1, ...found } as const
const inspected = { type: 'target.inspected', ...found } as const

describe('what the target had before', () => {
  it('is kept while the lease opens', () =>
    given(...inUse)
      .when(noteBefore)
      .causes(inspected))

  it('is kept once, by the first look alone', () =>
    given(...inUse, { ...inspected, isHeld: false })
      .when(noteBefore)
      .causesNothing())

  it('is of no interest once the lease is open or ends, or under another operation', () => {
    given(...inUse, granted)
      .when(noteBefore)
      .causesNothing()
    given(...inUse, ended())
      .when({ ...noteBefore, operation: 2 })
      .causesNothing()
    given(...inUse)
      .when({ ...noteBefore, operation: 2 })
      .causesNothing()
    given().when(noteBefore).causesNothing()
  })
})
