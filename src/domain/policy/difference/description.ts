import { durationWords } from '../../duration-words'
import { machinesOf, type Policy, type Principals, type Step } from '../policy'
import { windowWords } from '../windows/words'
import { glassDescription } from './glass'
import { listed, type NameOf } from './phrases'

/** A policy whole, in sentences: for somebody who has to agree to a new one. */
export function description(policy: Omit<Policy, 'id' | 'revision'>, nameOf: NameOf) {
  const { active, resources, accounts, kinds, tags, modes, requesters, terms } = policy
  const { duration, mfa, windows, extension } = terms
  const presets = duration.presetsSeconds.map(durationWords).join(', ')
  const asked = requesters.everybody
    ? 'Everybody may ask.'
    : `May ask: ${listed([...requesters.groups, ...requesters.people, ...machinesOf(requesters)], nameOf)}.`
  return [
    active ? 'It is switched on.' : 'It is switched off.',
    `Resources: ${resources ?? 'any'}; accounts: ${accounts ?? 'any'}.`,
    ...only('Kinds', kinds),
    ...only('Tags', tags),
    ...only('Access modes', modes),
    asked,
    ...(terms.steps.length === 0 ? ['It approves by itself.'] : []),
    ...terms.steps.map((step) => stepWords('Step', step, nameOf)),
    `From ${durationWords(duration.minSeconds)} to ${durationWords(duration.maxSeconds)}, usually ${durationWords(duration.defaultSeconds)}${presets && `; offered: ${presets}`}.`,
    `To be decided within ${durationWords(terms.pendingSeconds)}, to be used within ${durationWords(terms.unusedSeconds)}.`,
    `A justification is ${terms.justificationRequired ? '' : 'not '}required, a ticket is ${terms.ticketRequired ? '' : 'not '}required.`,
    ...(terms.ticketPattern ? [`A ticket looks like “${terms.ticketPattern}”.`] : []),
    mfa.required
      ? `A fresh proof of MFA is required${contexts(mfa)}.`
      : 'No fresh proof of MFA is required.',
    ...(windows ? [`Access is possible only ${windowWords(windows)}.`] : []),
    ...(terms.remindAfterSeconds
      ? [`Approvers are reminded after ${durationWords(terms.remindAfterSeconds)}.`]
      : []),
    ...(terms.commentRequired ? ['A yes needs a comment.'] : []),
    ...(terms.rejections ? [`Rejections needed: ${terms.rejections}.`] : []),
    ...(extension ? ['More time can be asked for.'] : []),
    ...(extension?.steps ?? []).map((step) => stepWords('Step for more time', step, nameOf)),
    ...glassDescription(terms.breakGlass ?? null, nameOf),
    ...(terms.warnBeforeSeconds === undefined
      ? []
      : [`The holder is warned ${durationWords(terms.warnBeforeSeconds)} before the end.`]),
  ]
}

function only(what: string, list: readonly string[] | null): readonly string[] {
  return list === null ? [] : [`${what}: ${list.join(', ')}.`]
}

function stepWords(what: string, step: Step, nameOf: NameOf): string {
  return `${what} “${step.name}”: ${step.quorum} of ${who(step, nameOf)}.`
}

function who({ groups, people }: Principals, nameOf: NameOf): string {
  return listed([...groups, ...people], nameOf)
}

function contexts({ acr, amr }: Policy['terms']['mfa']): string {
  const all = [...acr, ...amr]
  return all.length === 0 ? '' : `, by ${all.join(', ')}`
}
