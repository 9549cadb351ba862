import type { Policy } from '../../domain/policy/policy'
import { proofSentences } from '../../domain/policy/proof-words'
import { windowWords } from '../../domain/policy/windows/words'
import { durationWords } from '../parts/duration'

/** A policy in one line. */
export function summaryOf({ resources, accounts, terms }: Policy): string {
  const what = [resources && `resources ${resources}`, accounts && `accounts ${accounts}`]
  const steps = terms.steps.map(({ name, quorum }) => (quorum > 1 ? `${name} (${quorum})` : name))
  return [
    what.filter(Boolean).join(', '),
    steps.length > 0 ? steps.join(', then ') : 'approves by itself',
    `at most ${durationWords(terms.duration.maxSeconds)}`,
    proofSentences(terms.mfa).length > 0 && 'fresh proof',
    terms.windows && windowWords(terms.windows),
  ]
    .filter(Boolean)
    .join('; ')
}
