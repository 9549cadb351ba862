import { durationWords } from '../../duration-words'
import { LIMITS } from '../../limits'
import type { Budget } from '../budget'
import type { ExtensionRule, MfaRule, Terms } from '../policy'
import { proofDifference } from '../proof-words'
import type { Windows } from '../windows/windows'
import { windowWords } from '../windows/words'
import { glassDifference } from './glass'
import { instead, listed, type NameOf } from './phrases'
import { stepDifference } from './steps'

const SAID: readonly string[] = [
  'steps',
  'duration',
  'justificationRequired',
  'ticketRequired',
  'ticketPattern',
  'pendingSeconds',
  'unusedSeconds',
  'mfa',
  'windows',
  'remindAfterSeconds',
  'commentRequired',
  'rejections',
  'extension',
  'budgets',
  'warnBeforeSeconds',
  'breakGlass',
] satisfies readonly (keyof Terms)[]

/** What other terms demand, in sentences. */
export function termsDifference(before: Terms, after: Terms, nameOf: NameOf): readonly string[] {
  const lasting = (what: string, seconds: (terms: Terms) => number) =>
    instead(what, durationWords(seconds(before)), durationWords(seconds(after)))
  const presets = ({ duration }: Terms) => duration.presetsSeconds.map(durationWords).join(', ')
  return [
    ...stepDifference(before.steps, after.steps, nameOf),
    ...lasting('Shortest duration:', ({ duration }) => duration.minSeconds),
    ...lasting('Usual duration:', ({ duration }) => duration.defaultSeconds),
    ...lasting('Longest duration:', ({ duration }) => duration.maxSeconds),
    ...instead('Offered durations:', presets(before) || 'none', presets(after) || 'none'),
    ...demanded('A justification', before.justificationRequired, after.justificationRequired),
    ...demanded('A ticket', before.ticketRequired, after.ticketRequired),
    ...instead('A ticket looks like', ticketLike(before), ticketLike(after)),
    ...instead('Approvers are reminded', reminding(before), reminding(after)),
    ...demanded('A comment', before.commentRequired ?? false, after.commentRequired ?? false),
    ...instead('Rejections needed:', String(before.rejections ?? 1), String(after.rejections ?? 1)),
    ...lasting('To be decided within', ({ pendingSeconds }) => pendingSeconds),
    ...lasting('To be used within', ({ unusedSeconds }) => unusedSeconds),
    ...mfaDifference(before.mfa, after.mfa),
    ...windowDifference(before.windows ?? null, after.windows ?? null),
    ...extensionDifference(before.extension ?? null, after.extension ?? null, nameOf),
    ...instead('Budgets:', budgetWords(before, nameOf), budgetWords(after, nameOf)),
    ...instead('The warning before the end comes', warning(before), warning(after)),
    ...glassDifference(before.breakGlass ?? null, after.breakGlass ?? null, nameOf),
    ...others(before, after),
  ]
}

function demanded(what: string, before: boolean, after: boolean): readonly string[] {
  if (before === after) return []
  return [`${what} is ${after ? 'required' : 'not required any more'}.`]
}

function mfaDifference(before: MfaRule, after: MfaRule): readonly string[] {
  const any = (values: readonly string[]) => values.toSorted().join(', ') || 'any'
  return [
    ...proofDifference(before, after),
    ...instead('Accepted contexts of the proof:', any(before.acr), any(after.acr)),
    ...instead('Accepted methods of the proof:', any(before.amr), any(after.amr)),
  ]
}

function windowDifference(before: Windows | null, after: Windows | null): readonly string[] {
  const said = (windows: Windows | null) =>
    windows ? windowWords({ ...windows, holidays: [] }) : 'at any time'
  const [gone, come] = [before?.holidays ?? [], after?.holidays ?? []]
  const same = (day: string) => day
  const added = come.filter((day) => !gone.includes(day))
  const removed = gone.filter((day) => !come.includes(day))
  return [
    ...instead('Access is possible', said(before), said(after)),
    ...(added.length > 0 ? [`New holidays: ${listed(added, same)}.`] : []),
    ...(removed.length > 0 ? [`No holidays any more: ${listed(removed, same)}.`] : []),
  ]
}

function extensionDifference(
  before: ExtensionRule | null,
  after: ExtensionRule | null,
  nameOf: NameOf,
): readonly string[] {
  const said = (rule: ExtensionRule | null) =>
    !rule ? 'not to be had' : rule.steps.length > 0 ? 'approved in steps' : 'given at once'
  const steps = stepDifference(before?.steps ?? [], after?.steps ?? [], nameOf)
  return [
    ...instead('More time is', said(before), said(after)),
    ...steps.map((sentence) => `For more time: ${sentence}`),
  ]
}

function budgetWords({ budgets = [] }: Terms, nameOf: NameOf): string {
  return budgets.map((budget) => oneBudget(budget, nameOf)).join('; ') || 'none'
}

function oneBudget(budget: Budget, nameOf: NameOf): string {
  const { per, periodSeconds, leases, seconds, coolDownSeconds, atOnce, beyond } = budget
  const limits = [
    leases !== undefined && `${leases} accesses`,
    seconds !== undefined && durationWords(seconds),
    coolDownSeconds !== undefined && `a pause of ${durationWords(coolDownSeconds)}`,
    atOnce !== undefined && `${atOnce} at a time`,
  ].filter(Boolean)
  const people = beyond ? listed([...beyond.groups, ...beyond.people], nameOf) : ''
  const then = beyond ? `beyond it “${beyond.name}” (${people})` : 'beyond it refused'
  return `per ${per} within ${durationWords(periodSeconds)} ${limits.join(', ')}, ${then}`
}

function ticketLike({ ticketPattern }: Terms): string {
  return ticketPattern === undefined ? 'anything' : `“${ticketPattern}”`
}

function reminding({ remindAfterSeconds }: Terms): string {
  return remindAfterSeconds ? `after ${durationWords(remindAfterSeconds)}` : 'never'
}

function warning({ warnBeforeSeconds = LIMITS.warnBeforeSeconds }: Terms): string {
  return warnBeforeSeconds === 0 ? 'never' : `${durationWords(warnBeforeSeconds)} before`
}

/** Terms that nobody has found words for are named all the same, so that no change goes unsaid. */
function others(before: Terms, after: Terms): readonly string[] {
  const [gone, come] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...gone.keys(), ...come.keys()])]
    .filter((name) => !SAID.includes(name))
    .filter((name) => JSON.stringify(gone.get(name)) !== JSON.stringify(come.get(name)))
    .map((name) => `Changed: ${name}.`)
}
