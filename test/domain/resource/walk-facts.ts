import type { Sharing } from '../../../src/domain/account'
import type { Step, Terms } from '../../../src/domain/policy/policy'
import type { Roster } from '../../../src/domain/policy/roster'
import type { Proof } from '../../../src/domain/proving'
import type { Ruling } from '../../../src/domain/resource/command'
import type { SealedTarget } from '../../../src/domain/resource/state'
import {
  account,
  atMost,
  DAY,
  groupStep,
  HOUR,
  MINUTE,
  mfa,
  NO_MFA,
  OPS,
  PEOPLE,
  pinOf,
  roster,
  step,
  type Who,
} from '../../support/facts'
import { CANARY } from '../../support/invariants'
import { ruling } from '../../support/resource-spec'
import type { Dice } from './walk-dice'

/** What the catalogue and the directory say at one moment of a walk. */
export type Catalogue = {
  readonly sharing: Sharing
  readonly without: readonly Who[]
  readonly members: readonly Who[]
  readonly terms: Partial<Terms>
}

export function catalogueOf(dice: Dice): Catalogue {
  return {
    sharing: dice.pick(['exclusive', 'exclusive-per-account', 'shared', 'shared']),
    without: PEOPLE.filter(() => dice.chance(0.05)),
    members: PEOPLE.filter(() => dice.chance(0.7)),
    terms: {
      steps: stepsOf(dice),
      ...atMost(dice.pick([5 * MINUTE, HOUR, 8 * HOUR, 60 * DAY])),
      pendingSeconds: dice.pick([5 * MINUTE, HOUR]),
      unusedSeconds: dice.pick([5 * MINUTE, HOUR]),
      extension: extensionOf(dice),
      ...(dice.chance(0.5) ? { rejections: 2 } : {}),
      remindAfterSeconds: dice.pick([20, MINUTE]),
      warnBeforeSeconds: dice.pick([0, 20, MINUTE]),
      mfa: dice.chance(0.2) ? mfa({ amr: dice.chance(0.3) ? ['fpt'] : [] }) : NO_MFA,
    },
  }
}

const STEPS: readonly Step[] = [
  step(1, 'bo'),
  step(1, 'cy'),
  step(1, 'bo', 'cy'),
  step(2, 'bo', 'cy', 'root'),
  step(1, ...PEOPLE),
  step(2, ...PEOPLE),
  groupStep(1, OPS),
  groupStep(2, OPS),
]

function extensionOf(dice: Dice): Terms['extension'] {
  if (dice.chance(0.15)) return null
  return { steps: dice.chance(0.5) ? [] : [dice.pick(STEPS)] }
}

function stepsOf(dice: Dice): readonly Step[] {
  return Array.from({ length: dice.pick([0, 1, 1, 1, 2, 2, 3]) }, () => dice.pick(STEPS))
}

export function rosterOf({ without, members }: Catalogue): Roster {
  return roster(without, members)
}

/** The reader's access is issued in slices. */
function accountNamed(name: string) {
  return account(name, name === 'reader' ? { mode: 'certificate' } : {})
}

/** Today's ruling; a check-out asks about the account that was pinned. */
export function rulingOf({ sharing, terms }: Catalogue, dice: Dice, accountName?: string): Ruling {
  return ruling({
    sharing,
    account: dice.chance(0.01) ? null : accountNamed(accountName ?? dice.pick(['admin', 'reader'])),
    policy: dice.chance(0.01) ? null : pinOf(terms),
    requesterActive: dice.chance(0.99),
    retired: dice.chance(0.01),
  })
}

export function proofOf(dice: Dice, at: number): Proof {
  return {
    id: `prf_${dice.below(200)}`,
    provenAt: at - dice.pick([-HOUR, 0, 0, 0, 4 * MINUTE, 6 * MINUTE]) * 1_000,
    acr: null,
    amr: dice.chance(0.5) ? ['hwk', 'fpt'] : ['hwk'],
  }
}

export function sealedOf(): SealedTarget {
  return { connectorSettings: CANARY, secret: CANARY }
}
