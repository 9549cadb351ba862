import { describe, expect, it } from 'vitest'
import type { NextAttempt, OverdueLease } from '../../src/commands/overdue'
import type { Numbers } from '../../src/db/numbers'
import { OverduePage } from '../../src/pages/admin/overdue-page'
import { StatusPage } from '../../src/pages/admin/status-page'
import { OverdueNotice } from '../../src/pages/parts/overdue-notice'
import { actionsIn, markupOf } from './markup'
import { HOSTILE, LATE, NOW } from './samples'

describe('The page of what is overdue', () => {
  it('says who, what, for how long, how often it was tried, the answer, and what comes next', () => {
    const markup = pageOf([LATE])
    for (const words of [
      'Held by Ana Alvarez, overdue for 3 minutes',
      'prod-db <span class="of">as admin</span>',
      'Quarantined',
      '<dd>7</dd>',
      'The target said no: permission denied',
      '4 minutes',
    ])
      expect(markup).toContain(words)
  })

  it('lets those who may take access back try again, and others look', () => {
    expect(actionsIn(pageOf([LATE]))).toEqual([`/admin/overdue/${LATE.id}/retry`])
    expect(actionsIn(pageOf([LATE], false))).toEqual([])
  })

  it.each<[NextAttempt, string]>([
    [{ kind: 'at', at: NOW - 1 }, '<dd>Now</dd>'],
    [{ kind: 'settled' }, 'Nothing is owed any more'],
    [{ kind: 'unknown' }, 'Not known'],
  ])('knows the next attempt to be %o', (next, words) => {
    expect(pageOf([{ ...LATE, next }])).toContain(words)
  })

  it('says so when all is well', () => {
    expect(pageOf([])).toContain('All is well')
    expect(pageOf([LATE])).not.toContain('All is well')
  })

  it('never lets what a target or a person wrote become markup', () => {
    const markup = pageOf([{ ...LATE, lastMessage: HOSTILE, holderName: HOSTILE }])
    expect(markup).toContain('&lt;script&gt;alert(1)')
    expect(markup).not.toMatch(/<script|<img/)
  })
})

describe('The notice at home', () => {
  it('is there only when something is overdue', () => {
    expect(markupOf(<OverdueNotice count={1} />)).toContain('One pass is overdue')
    expect(markupOf(<OverdueNotice count={4} />)).toContain('4 passes are overdue')
    expect(markupOf(<OverdueNotice count={0} />)).not.toContain('overdue')
  })
})

describe('The status page', () => {
  it('says the numbers in words', () => {
    const markup = markupOf(<StatusPage numbers={NUMBERS} />)
    const words = markup.replace(/<[^>]+>/g, '')
    expect(words).toContain('2 the oldest for 3 minutes')
    expect(words).toContain('0.5 s for half, 5 minutes for 99 % of 100 passes')
    expect(markup).toContain('None yet')
  })
})

const NUMBERS: Numbers = {
  leases: { granting: 0, active: 5, revoking: 1, quarantined: 1 },
  requests: { pending: 3, approved: 2, in_use: 5 },
  overdue: 2,
  oldestOverdueSeconds: 180,
  ordersOwed: 0,
  outboxOwed: 0,
  ...{ channelsWaiting: 0, channelsOldestSeconds: 0, channelsFailed: 0, channelsTurnedOff: 0 },
  outboxOldestSeconds: 0,
  ...{ providersRead: 1, providersUnread: 1, oldestReadSeconds: 90_000, inDoubt: 2 },
  undelivered: { mail: 1, push: 0 },
  revokeStarted: { count: 0, sumSeconds: 0, atMost: [] },
  revokeConfirmed: {
    count: 100,
    sumSeconds: 140,
    atMost: [
      { seconds: 0.25, count: 20 },
      { seconds: 0.5, count: 60 },
      { seconds: 60, count: 98 },
      { seconds: 300, count: 100 },
    ],
  },
}

function pageOf(items: readonly OverdueLease[], mayRetry = true): string {
  const page = { items, next: null }
  return markupOf(<OverduePage {...{ page, mayRetry }} cursor="" now={NOW} said="" />)
}
