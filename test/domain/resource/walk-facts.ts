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
  idOf,
  MINUTE,
  mfa,
  NO_MFA,
  nameOf,
  OPS,
  PEOPLE,
  pinOf,
  principals,
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
  /** Who has handed over to whom, and who is away. */
  readonly handed: readonly (readonly [principal: Who, delegate: Who])[]
  readonly away: readonly Who[]
  readonly terms: Partial<Terms>
}

export function catalogueOf(dice: Dice): Catalogue {
  return {
    sharing: dice.pick(['exclusive', 'exclusive-per-account', 'shared', 'shared']),
    without: PEOPLE.filter(() => dice.chance(0.05)),
    members: PEOPLE.filter(() => dice.chance(0.7)),
    handed: PEOPLE.filter(() => dice.chance(0.3)).map((who) => [who, dice.pick(PEOPLE)]),
    away: PEOPLE.filter(() => dice.chance(0.2)),
    terms: {
      steps: stepsOf(dice),
      ...atMost(dice.pick([5 * MINUTE, HOUR, 8 * HOUR, 60 * DAY])),
      pendingSeconds: dice.pick([5 * MINUTE, HOUR]),
      unusedSeconds: dice.pick([5 * MINUTE, HOUR]),
      extension: extensionOf(dice),
      ...(dice.chance(0.5) ? { rejections: 2 } : {}),
      remindAfterSeconds: dice.pick([20, MINUTE]),
      warnBeforeSeconds: dice.pick([0, 20, MINUTE]),
      breakGlass: dice.chance(0.8) ? GLASS : null,
      mfa: dice.chance(0.2) ? mfa({ amr: dice.chance(0.3) ? ['fpt'] : [] }) : NO_MFA,
    },
  }
}

/** An emergency lasts ten minutes, and Ops or Root look at it within an hour. */
const GLASS: NonNullable<Terms['breakGlass']> = {
  maxSeconds: 10 * MINUTE,
  tell: principals(['cy']),
  reviewers: { ...principals(['root']), groups: [OPS] },
  reviewWithinSeconds: HOUR,
}

function ring(...who: readonly Who[]) {
  return { afterSeconds: MINUTE, ...principals(who) }
}

const STEPS: readonly Step[] = [
  step(1, 'bo'),
  step(1, 'cy'),
  step(1, 'bo', 'cy'),
  step(2, 'bo', 'cy', 'root'),
  step(1, ...PEOPLE),
  step(2, ...PEOPLE),
  { ...step(1, 'bo'), rings: [ring('cy'), ring('root')] },
  { ...step(2, 'bo', 'cy'), rings: [ring('root', 'ana')] },
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

/** Leavers stand in for nobody, as D1 would say; some of it is over, or has not begun. */
export function rosterOf({ without, members, handed, away }: Catalogue, at: number): Roster {
  const here = handed.filter(
    (pair) => pair[0] !== pair[1] && !pair.some((who) => without.includes(who)),
  )
  const delegations = here.map(([principal, delegate], index) => ({
    principal: idOf(principal),
    principalName: nameOf(principal),
    delegate: idOf(delegate),
    from: index === 2 ? at + 1 : 0,
    until: at + DAY * 1_000,
  }))
  return { ...roster(without, members), delegations, away: away.map(idOf) }
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
    method: dice.chance(0.5) ? 'passkey' : 'provider',
  }
}

export function sealedOf(): SealedTarget {
  return { connectorSettings: CANARY, secret: CANARY }
}
