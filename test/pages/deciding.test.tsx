import { describe, expect, it } from 'vitest'
import type { RequestStory } from '../../src/commands/look'
import { DecidedNotice } from '../../src/pages/parts/decided-notice'
import { Told } from '../../src/pages/parts/told'
import { WaitingPage } from '../../src/pages/waiting-page'
import { markupOf } from './markup'
import { NOW, REQUEST, ROW, STORY } from './samples'

const vote = {
  step: 0,
  approver: 'per_bo11',
  approverName: 'Bo Berg',
  comment: '',
  at: NOW,
  key: null,
} as const
const others: RequestStory = {
  ...STORY,
  isMine: false,
  request: { ...REQUEST, stage: 'approved', votes: [vote] },
  steps: [{ name: 'Owners', quorum: 1, approvers: ['Bo Berg'], more: 0, votes: [vote] }],
}

describe('Whoever comes by a mailed link after the decision', () => {
  const noticeFor = (story: RequestStory, personId = 'per_cy11') =>
    markupOf(<DecidedNotice story={story} personId={personId} />)

  it('reads by whom it was approved', () =>
    expect(noticeFor(others)).toContain('Approved by Bo Berg'))

  it('reads that it was themselves', () =>
    expect(noticeFor(others, 'per_bo11')).toContain('Approved by you'))

  it('reads by whom it was rejected, and why', () => {
    const settled = { at: NOW, byName: 'Bo Berg', reason: 'Use the replica.', key: null }
    const request = { ...others.request, stage: 'rejected', settled } as const
    const markup = noticeFor({ ...others, request })
    expect(markup).toContain('Bo Berg rejected it')
    expect(markup).toContain('Use the replica.')
  })

  it('reads nothing of the kind where the decision is theirs to make', () =>
    expect(noticeFor({ ...others, mayDecide: true })).not.toContain('Approved by'))
})

describe('The list of decisions', () => {
  const markup = markupOf(
    <WaitingPage waiting={{ items: [ROW, ROW], next: null }} now={NOW} said="" />,
  )

  it('offers both answers to each, and a key for each answer', () => {
    expect(markup.match(/data-decision/g)).toHaveLength(2)
    expect(markup.match(/data-key="a"/g)).toHaveLength(2)
    expect(markup.match(/data-key="r"/g)).toHaveLength(2)
  })

  it('lets people switch the keys off', () =>
    expect(markup).toMatch(/<dialog id="keys"[\s\S]*type="checkbox"/))
})

describe('What a target said', () => {
  it('has its instants in the reader’s zone', () =>
    expect(markupOf(<Told text="Good until 2026-11-20T22:30:00.000Z, then not." />)).toBe(
      'Good until <time datetime="2026-11-20T22:30:00.000Z" title="2026-11-20 22:30:00 UTC" data-local="true">20 Nov 2026, 22:30 UTC</time>, then not.',
    ))

  it('stays as it is otherwise', () =>
    expect(markupOf(<Told text="<b>2026-13-99T00:00:00Z</b>" />)).toBe(
      '&lt;b&gt;2026-13-99T00:00:00Z&lt;/b&gt;',
    ))
})
