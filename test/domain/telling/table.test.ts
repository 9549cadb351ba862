import { describe, expect, it } from 'vitest'
import { react } from '../../../src/domain/resource/react'
import { hearerOf } from '../../../src/domain/telling/hearer'
import {
  NOTICES,
  type NoticeKind,
  type NoticeName,
  nameOf,
} from '../../../src/domain/telling/table'
import type { Notice } from '../../../src/notify/notice'
import { noticeOf, settledOf } from '../../../src/notify/notice-of'
import { NOTICES as EXAMPLES } from '../../notify/notices'
import { walk } from '../resource/walk'

/** Does not compile where a notice has no kind in the table. */
const kindOf = ({ kind }: Notice): NoticeKind => kind

/** What was told, and to whom, while people did what they liked with one resource. */
function toldInWalk(seed: number): readonly NoticeName[] {
  return walk(seed, 300).passages.flatMap(({ decision, states, by, at }) =>
    decision.events.flatMap((event, index) => {
      const resource = states[index]
      const effects = resource ? react(resource, event, { by, at }) : []
      return effects.flatMap((effect): NoticeName[] => {
        if (effect.type !== 'tell') return []
        const { subject, as } = effect
        const notice =
          as === 'asked'
            ? settledOf(effect.event, subject, at)
            : noticeOf(effect.event, subject, at, '')
        return notice ? [`${hearerOf(effect)}.${kindOf(notice)}`] : []
      })
    }),
  )
}

describe('the table of notices', () => {
  const names = NOTICES.map(nameOf)

  it('has one row for each event and whoever hears of it', () => {
    expect(new Set(names).size).toBe(names.length)
    for (const notice of Object.values(EXAMPLES))
      expect(NOTICES.filter(({ kind }) => kind === kindOf(notice))).not.toEqual([])
  })

  it('has a row for whatever a resource tells anybody', () => {
    const told = new Set(Array.from({ length: 20 }, (_, seed) => toldInWalk(seed + 1)).flat())
    expect(told.size).toBeGreaterThan(15)
    expect([...told].filter((name) => !names.includes(name))).toEqual([])
  })

  it('leaves each duty a channel', () => {
    for (const { isDuty, cells, kind } of NOTICES)
      if (isDuty)
        expect(Object.values(cells), kind).toContain(cells.mail === 'on' ? 'on' : 'always')
  })
})
