import { describe, expect, it } from 'vitest'
import type { RequestStory } from '../../src/commands/look'
import { RequestPage } from '../../src/pages/request-page'
import { actionsIn, markupOf } from './markup'
import { NOW, REQUEST, STORY } from './samples'

const BASE = `/requests/${REQUEST.id}`
const approved: RequestStory = { ...STORY, request: { ...REQUEST, stage: 'approved' } }

describe('The buttons of a request', () => {
  it('let the requester withdraw while it is pending, and nothing else', () => {
    expect(actionsOf(STORY)).toEqual([`${BASE}/cancel`])
  })

  it('let an approver of the current step decide', () => {
    expect(actionsOf({ ...STORY, isMine: false, mayDecide: true })).toEqual([
      `${BASE}/approve`,
      `${BASE}/reject`,
    ])
  })

  it('let an auditor do nothing', () => {
    expect(actionsOf({ ...STORY, isMine: false })).toEqual([])
  })

  it('let the requester check out once it is approved', () => {
    expect(actionsOf(approved)).toEqual([`${BASE}/check-out`, `${BASE}/cancel`])
  })

  it('ask for the proof first where one is needed', () => {
    const markup = markupOf(
      <RequestPage story={{ ...approved, proof: 'needed' }} happenings={[]} />,
    )
    expect(actionsIn(markup)).toEqual(['/proofs', `${BASE}/cancel`])
    expect(markup).toContain(`name="subject" value="${REQUEST.id}"`)
    expect(markup).toContain(`name="returnTo" value="${BASE}"`)
  })

  it('let a reviewer sign what an emergency owes, and say what it is', () => {
    const breakGlass = {
      ...{ provenAt: NOW, reviewBy: NOW, isOverdue: true, review: null },
      revoked: [{ leaseId: 'lea_prod_1', holder: 'per_bo11', holderName: 'Bo Berg' }],
    } as const
    const over = { ...REQUEST, stage: 'used', breakGlass } as const
    const owed: RequestStory = { ...STORY, request: over, isMine: false, mayReview: true }
    expect(actionsOf(owed)).toEqual([`${BASE}/review`])
    expect(actionsOf({ ...owed, mayReview: false })).toEqual([])
    const markup = markupOf(<RequestPage story={owed} happenings={[]} />)
    expect(markup).toContain('Bo Berg held it and was revoked')
    expect(markup).toContain('Its review is overdue')
  })

  it('let the requester check out once the proof is given', () => {
    expect(actionsOf({ ...approved, proof: 'given' })).toContain(`${BASE}/check-out`)
  })

  it('leave only asking again when the request is settled', () => {
    const settled = { at: NOW, byName: 'Bo Berg', reason: 'Use the replica.', key: null }
    const request = { ...REQUEST, stage: 'rejected', settled } as const
    expect(actionsOf({ ...STORY, request })).toEqual(['/requests'])
    expect(markupOf(<RequestPage story={{ ...STORY, request }} happenings={[]} />)).toContain(
      'Use the replica.',
    )
  })
})

function actionsOf(story: RequestStory): readonly string[] {
  return actionsIn(markupOf(<RequestPage story={story} happenings={[]} />))
}
