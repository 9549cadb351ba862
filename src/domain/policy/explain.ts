import { type AskerId, isMachineId } from '../ids'
import type { Evaluation } from './evaluate'
import type { Mismatch, Question } from './match'
import type { Policy } from './policy'
import { proofSentences } from './proof-words'
import type { Opening } from './windows/opening'
import type { Windows } from './windows/windows'
import { windowWords } from './windows/words'
import { wallTime } from './windows/zone'

/** Why this policy governs the question, in sentences; or why none does. */
export function explain({ policy, passedOver }: Evaluation, question: Question): readonly string[] {
  if (!policy) {
    const count = passedOver.length
    return [
      count === 0
        ? 'There are no policies, so nobody may ask for anything.'
        : `None of the policies matches (${count} in all), so access is refused.`,
    ]
  }
  return [`“${policy.name}” is the first policy that matches.`, ...matchSentences(policy, question)]
}

/** When access is possible next, or until when it would be cut, by the clock of the windows. */
export function explainOpening({ zone }: Windows, opening: Opening): string {
  if (opening.isOpen)
    return opening.closesAt === null
      ? 'It is open now.'
      : `It is open now and closes at ${wallTime(zone, opening.closesAt)}, which ends the access.`
  return opening.opensAt === null
    ? 'It is closed now and does not open within a year.'
    : `It is closed now and opens next at ${wallTime(zone, opening.opensAt)}.`
}

/** Why a policy was passed over, in one sentence. */
export function explainMismatch(mismatch: Mismatch): string {
  switch (mismatch.code) {
    case 'inactive':
      return 'It is switched off.'
    case 'names_nothing':
      return 'It names neither a resource nor an account.'
    case 'resource_glob':
      return `The resource “${mismatch.name}” does not match “${mismatch.pattern}”.`
    case 'account_glob':
      return `The account “${mismatch.name}” does not match “${mismatch.pattern}”.`
    case 'kind':
      return `It is for the kinds ${mismatch.wanted.join(', ')}; this is a ${mismatch.kind}.`
    case 'tags':
      return `The resource lacks the tags ${mismatch.missing.join(', ')}.`
    case 'mode':
      return `It is for the access modes ${mismatch.wanted.join(', ')}; this account is ${mismatch.mode}.`
    case 'requester':
      return mismatch.isMachine
        ? 'This machine is not named among those that may ask under it.'
        : 'This person is not among those who may ask under it.'
  }
}

function matchSentences(policy: Policy, { person, target }: Question): readonly string[] {
  const { resources, accounts, requesters, terms } = policy
  return [
    resources === null ? [] : `The resource “${target.resourceName}” matches “${resources}”.`,
    accounts === null ? [] : `The account “${target.accountName}” matches “${accounts}”.`,
    mayAskWords(requesters.everybody, person),
    terms.steps.length === 0
      ? 'It approves by itself, with a justification.'
      : `It asks for approval in ${terms.steps.length === 1 ? 'one step' : `${terms.steps.length} steps`}.`,
    proofSentences(terms.mfa),
    terms.windows ? `Access is possible ${windowWords(terms.windows)}.` : [],
  ].flat()
}

function mayAskWords(everybody: boolean, asker: AskerId): string {
  if (isMachineId(asker)) return 'This machine may ask under it.'
  return everybody ? 'Everybody may ask under it.' : 'This person may ask under it.'
}
