import { machinesOf, type Policy, type Principals, type Step } from '../../domain/policy/policy'
import type { Texts } from '../../texts/english'
import { durationText, parseDuration } from '../parts/duration'
import { type Faults, linesOf, many, one, type Typed } from '../parts/typed'
import { budgetsIn, typedBudgets, usedBudgets } from './policy-budget'
import { decidingIn, extensionIn, typedDeciding, typedExtension } from './policy-extension'
import { glassIn, typedGlass } from './policy-glass'
import { mfaIn, typedMfa } from './policy-proof'
import { ringsIn, typedRings } from './policy-rings'
import { atWindows, typedWindows, unreadableHours, windowsIn } from './policy-windows'

const DURATIONS = [
  'terms.duration.minSeconds',
  'terms.duration.defaultSeconds',
  'terms.duration.maxSeconds',
  'terms.pendingSeconds',
  'terms.unusedSeconds',
] as const

/** The rows of steps that the form has; empty ones are left out when it is read. */
export function stepRows(typed: Typed): readonly number[] {
  const count = Math.min(20, Math.max(1, Number(one(typed, 'stepRows')) || 1))
  return Array.from({ length: count }, (_, row) => row)
}

/** A row that is new needs one yes, until somebody says otherwise. */
export function withQuorums(typed: Typed): Typed {
  const rows = stepRows(typed).map((row) => `terms.steps.${row}.quorum`)
  const blank = rows.filter((name) => one(typed, name) === '')
  return { ...typed, ...Object.fromEntries(blank.map((name) => [name, ['1']])) }
}

function usedRows(typed: Typed): readonly number[] {
  return stepRows(typed).filter((row) => {
    const prefix = `terms.steps.${row}`
    return [
      `${prefix}.name`,
      `${prefix}.groups`,
      `${prefix}.groups.add`,
      `${prefix}.people`,
      `${prefix}.people.add`,
    ].some((name) => one(typed, name).trim() !== '')
  })
}

/** What a program would have sent; the schema checks it. Durations are in the reader's units. */
export function bodyIn(typed: Typed) {
  const seconds = (name: string) => parseDuration(one(typed, name)) ?? undefined
  const windows = windowsIn(typed)
  const steps = usedRows(typed).map((row) => ({
    name: one(typed, `terms.steps.${row}.name`),
    quorum: Number(one(typed, `terms.steps.${row}.quorum`)),
    ...principalsIn(typed, `terms.steps.${row}`),
    ...ringsIn(typed, `terms.steps.${row}`),
  }))
  return {
    name: one(typed, 'name'),
    active: one(typed, 'active') === 'yes',
    resources: one(typed, 'resources').trim() || null,
    accounts: one(typed, 'accounts').trim() || null,
    kinds: orNull(many(typed, 'kinds')),
    tags: orNull(linesOf(one(typed, 'tags'))),
    modes: orNull(many(typed, 'modes')),
    requesters:
      one(typed, 'everybody') === 'yes'
        ? { everybody: true }
        : {
            everybody: false,
            ...principalsIn(typed, 'requesters'),
            ...machinesIn(typed),
          },
    terms: {
      steps,
      duration: {
        minSeconds: seconds('terms.duration.minSeconds'),
        defaultSeconds: seconds('terms.duration.defaultSeconds'),
        maxSeconds: seconds('terms.duration.maxSeconds'),
        presetsSeconds: linesOf(one(typed, 'terms.duration.presetsSeconds')).map(parseDuration),
      },
      justificationRequired: one(typed, 'terms.justificationRequired') === 'yes',
      ticketRequired: one(typed, 'terms.ticketRequired') === 'yes',
      ticketPattern: one(typed, 'terms.ticketPattern').trim() || undefined,
      pendingSeconds: seconds('terms.pendingSeconds'),
      unusedSeconds: seconds('terms.unusedSeconds'),
      mfa: mfaIn(typed),
      ...(windows && { windows }),
      ...decidingIn(typed),
      ...extensionIn(typed, steps),
      ...budgetsIn(typed),
      ...glassIn(typed),
    },
  }
}

/** Durations and hours that cannot be read, before the schema sees them as missing. */
export function unreadable(texts: Texts, typed: Typed): Faults {
  const single = DURATIONS.filter((name) => parseDuration(one(typed, name)) === null)
  const presets = linesOf(one(typed, 'terms.duration.presetsSeconds'))
  const several = presets.some((text) => parseDuration(text) === null)
  const durations = [...single, ...(several ? ['terms.duration.presetsSeconds'] : [])]
  return {
    ...Object.fromEntries(durations.map((name) => [name, texts.policies.numberAndUnit])),
    ...unreadableHours(texts, typed),
  }
}

/** A complaint names a part by its number among those sent; the form, by its row or field. */
export function atRows(faults: Faults, typed: Typed): Faults {
  const [rows, budgets] = [usedRows(typed), usedBudgets(typed)]
  return Object.fromEntries(
    Object.entries(faults).map(([field, words]) => [
      atWindows(field)
        .replace(/^terms\.steps\.(\d+)/, (_, index) => `terms.steps.${rows[Number(index)]}`)
        .replace(/^terms\.budgets\.(\d+)/, (_, index) => `terms.budgets.${budgets[Number(index)]}`),
      words,
    ]),
  )
}

export function typedOfPolicy(
  policy: Omit<Policy, 'id' | 'revision'>,
  saidHours = (hours: string) => hours,
): Typed {
  const { requesters, terms } = policy
  const { duration, mfa, steps } = terms
  return {
    name: [policy.name],
    active: yes(policy.active),
    resources: [policy.resources ?? ''],
    accounts: [policy.accounts ?? ''],
    kinds: policy.kinds ?? [],
    tags: [(policy.tags ?? []).join(', ')],
    modes: policy.modes ?? [],
    everybody: [requesters.everybody ? 'yes' : 'no'],
    ...(requesters.everybody ? {} : typedPrincipals('requesters', requesters)),
    'requesters.machines': machinesOf(requesters),
    stepRows: [String(Math.max(1, steps.length))],
    ...Object.assign({}, ...steps.map(typedStep)),
    'terms.duration.minSeconds': [durationText(duration.minSeconds)],
    'terms.duration.defaultSeconds': [durationText(duration.defaultSeconds)],
    'terms.duration.maxSeconds': [durationText(duration.maxSeconds)],
    'terms.duration.presetsSeconds': [duration.presetsSeconds.map(durationText).join(', ')],
    'terms.justificationRequired': yes(terms.justificationRequired),
    'terms.ticketRequired': yes(terms.ticketRequired),
    'terms.ticketPattern': terms.ticketPattern ? [terms.ticketPattern] : [],
    'terms.pendingSeconds': [durationText(terms.pendingSeconds)],
    'terms.unusedSeconds': [durationText(terms.unusedSeconds)],
    ...typedMfa(mfa),
    ...typedWindows(terms.windows, saidHours),
    ...typedDeciding(terms),
    ...typedExtension(terms),
    ...typedBudgets(terms),
    ...typedGlass(terms),
  }
}

/** What a new policy starts from. */
export const NEW_POLICY: Typed = {
  active: ['yes'],
  everybody: ['no'],
  stepRows: ['1'],
  'terms.duration.minSeconds': ['5 min'],
  'terms.duration.defaultSeconds': ['1 h'],
  'terms.duration.maxSeconds': ['8 h'],
  'terms.duration.presetsSeconds': ['30 min, 1 h, 4 h'],
  'terms.justificationRequired': ['yes'],
  'terms.pendingSeconds': ['8 h'],
  'terms.unusedSeconds': ['1 h'],
}

/** A list that is empty is left out, as it was before there were machines. */
function machinesIn(typed: Typed) {
  const machines = many(typed, 'requesters.machines')
  return machines.length > 0 ? { machines } : {}
}

function principalsIn(typed: Typed, prefix: string) {
  return {
    people: [...many(typed, `${prefix}.people`)],
    groups: [...many(typed, `${prefix}.groups`)],
  }
}

function typedPrincipals(prefix: string, { people, groups }: Principals): Typed {
  return { [`${prefix}.people`]: people, [`${prefix}.groups`]: groups }
}

function typedStep(step: Step, row: number): Typed {
  const prefix = `terms.steps.${row}`
  return {
    [`${prefix}.name`]: [step.name],
    [`${prefix}.quorum`]: [String(step.quorum)],
    ...typedPrincipals(prefix, step),
    ...typedRings(step, prefix),
  }
}

function orNull<Item>(list: readonly Item[]): readonly Item[] | null {
  return list.length > 0 ? [...list] : null
}

function yes(value: boolean): readonly string[] {
  return value ? ['yes'] : []
}
