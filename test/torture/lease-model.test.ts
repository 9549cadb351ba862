import { describe, expect, it } from 'vitest'
import { History } from './history.ts'
import type { Action, Phase } from './lease-model.ts'

const DB = 'res_db'

/** Operations as `[from, to, action]`; each by a client of its own. */
type Told = readonly (readonly [from: number, to: number, action: Action])[]

function verdictOn(told: Told): readonly string[] {
  const history = new History()
  told.forEach(([invokedAt, answeredAt, action], index) => {
    history.add(DB, { client: `client ${index}`, action, invokedAt, answeredAt })
  })
  return history.violations()
}

const explained = (told: Told) => expect(verdictOn(told)).toEqual([])
const rejected = (told: Told) => expect(verdictOn(told)).toHaveLength(1)

const NEVER = Number.POSITIVE_INFINITY
const take = (fence: number, endsAt = 1_000): Action => ({
  verb: 'check out',
  holder: 'ana',
  answer: { fence, endsAt },
})
const held: Action = { verb: 'check out', holder: 'bo', answer: 'held' }
const lost: Action = { verb: 'check out', holder: 'cy', answer: 'lost' }
const end = (fence: number, isLost = false): Action => ({ verb: 'end', fence, isLost })
const look = (fence: number, saw: Phase | 'closed'): Action => ({ verb: 'look', fence, saw })
const leave: Action = { verb: 'cut off', holder: 'ana' }

describe('histories of one exclusive resource that are possible', () => {
  it('a lease is taken, refused to others, given back, and another one is taken', () =>
    explained([
      [1, 2, take(1)],
      [3, 4, held],
      [5, 6, end(1)],
      [7, 8, look(1, 'closed')],
      [9, 10, take(3)],
    ]))

  it('somebody is refused while the lease of another is still being taken away', () =>
    explained([
      [1, 2, take(1)],
      [3, 4, end(1)],
      [5, 6, held],
      [7, 8, look(1, 'ending')],
    ]))

  it('two ask at once, and the one who answered last was first', () =>
    explained([
      [1, 10, take(1)],
      [2, 5, held],
    ]))

  it('time ends a lease, and giving it back afterwards does no harm', () =>
    explained([
      [1, 2, take(1, 20)],
      [15, 22, look(1, 'closed')],
      [23, 24, end(1)],
      [25, 26, take(4)],
    ]))

  it('a target that does not open gives the resource back before the time is up', () =>
    explained([
      [1, 2, take(1)],
      [3, 4, look(1, 'granting')],
      [5, 6, look(1, 'closed')],
      [7, 8, take(3)],
    ]))

  it('a lost check-out happened, since others are refused', () =>
    explained([
      [1, NEVER, lost],
      [5, 6, held],
    ]))

  it('a lost check-out never happened, since the resource was free', () =>
    explained([
      [1, NEVER, lost],
      [5, 6, take(1)],
      [7, 8, end(1)],
      [9, 10, look(1, 'closed')],
    ]))

  it('a lost check-out is found again by its fence', () =>
    explained([
      [1, NEVER, lost],
      [5, 6, look(1, 'active')],
      [7, 8, held],
      [9, 10, end(1)],
      [11, 12, take(3)],
      [13, 14, look(1, 'closed')],
    ]))

  it('a lost check-out came and went unseen', () =>
    explained([
      [1, NEVER, lost],
      [5, 6, held],
      [7, 8, take(4)],
    ]))

  it('a lost check-in was heard', () =>
    explained([
      [1, 2, take(1)],
      [3, NEVER, end(1, true)],
      [5, 6, look(1, 'closed')],
    ]))

  it('a lost check-in was not heard', () =>
    explained([
      [1, 2, take(1)],
      [3, NEVER, end(1, true)],
      [5, 6, look(1, 'active')],
    ]))

  it('the lease of a leaver ends', () =>
    explained([
      [1, 2, take(1)],
      [3, 4, leave],
      [5, 6, take(3)],
    ]))
})

describe('histories of one exclusive resource that are not', () => {
  it('two hold it at once', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, look(1, 'active')],
      [5, 6, take(2)],
    ]))

  it('two hold it at once, having asked at the same moment', () =>
    rejected([
      [1, 10, take(1)],
      [1, 10, take(2)],
      [11, 12, look(1, 'active')],
      [13, 14, look(2, 'active')],
    ]))

  it('the next one gets in before the one before is out', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, end(1)],
      [5, 6, take(3)],
      [7, 8, look(1, 'ending')],
    ]))

  it('a fence is given twice', () =>
    rejected([
      [1, 2, take(3)],
      [3, 4, end(3)],
      [5, 6, take(3)],
    ]))

  it('a fence is lower than the one before', () =>
    rejected([
      [1, 2, take(3)],
      [3, 4, end(3)],
      [5, 6, take(2)],
    ]))

  it('somebody is refused although nobody ever held it', () => rejected([[1, 2, held]]))

  it('somebody is refused although it was seen to be free', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, end(1)],
      [5, 6, look(1, 'closed')],
      [7, 8, held],
    ]))

  it('somebody was refused before the one who holds it had asked', () =>
    rejected([
      [1, 2, held],
      [3, 4, take(1)],
    ]))

  it('access is there again after it was given back', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, end(1)],
      [5, 6, look(1, 'active')],
    ]))

  it('a closed lease comes back', () =>
    rejected([
      [1, 2, take(1, 3)],
      [5, 6, look(1, 'closed')],
      [7, 8, look(1, 'ending')],
    ]))

  it('time ends a lease before its end', () =>
    rejected([
      [1, 2, take(1, 1_000)],
      [3, 4, look(1, 'active')],
      [5, 6, look(1, 'closed')],
    ]))

  it('the lease of a leaver goes on', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, leave],
      [5, 6, look(1, 'active')],
    ]))

  it('one lost check-out cannot explain two refusals with a free moment in between', () =>
    rejected([
      [1, NEVER, lost],
      [5, 6, held],
      [7, 8, take(9)],
      [9, 10, end(9)],
      [11, 12, look(9, 'closed')],
      [13, 14, held],
    ]))

  it('a lease is known to be closed that nobody can have taken', () =>
    rejected([
      [1, 2, take(1)],
      [3, 4, look(2, 'closed')],
    ]))
})
