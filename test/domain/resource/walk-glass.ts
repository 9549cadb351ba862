import type { Roster } from '../../../src/domain/policy/roster'
import type { Proof } from '../../../src/domain/proving'
import type { Command } from '../../../src/domain/resource/command'
import { owesReview } from '../../../src/domain/resource/emergency'
import type { Resource } from '../../../src/domain/resource/state'
import { HOUR, MINUTE, REQ } from '../../support/facts'
import type { Dice } from './walk-dice'
import { type Catalogue, rulingOf } from './walk-facts'

type Type = 'break_glass' | 'sign_review' | 'note_overdue_review'

type Said = {
  readonly today: Catalogue
  readonly roster: Roster
  readonly reason: string
  readonly proof: Proof | null
  readonly key: string | null
}

/** What is said in an emergency, and after one. */
export function glassCommandOf(
  type: Type,
  { requests }: Resource,
  { today, roster, reason, proof, key }: Said,
  dice: Dice,
): Command {
  const owed = [...requests.values()].filter(owesReview)
  const requestId = dice.pick(owed)?.id ?? REQ
  switch (type) {
    case 'break_glass':
      return {
        ...{ type, roster, proof, key, justification: reason },
        ruling: rulingOf(today, dice),
        mayBreakGlass: dice.chance(0.9),
        durationSeconds: dice.pick([MINUTE, MINUTE, HOUR]),
      }
    case 'sign_review':
      return { type, requestId, roster, mayReview: dice.chance(0.3), words: reason }
    case 'note_overdue_review':
      return { type, requestId }
  }
}
