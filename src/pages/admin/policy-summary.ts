import type { Policy } from '../../domain/policy/policy'
import { proofSentences } from '../../domain/policy/proof-words'
import { windowWords } from '../../domain/policy/windows/words'
import type { Texts } from '../../texts/english'

/** A policy in one line. */
export function summaryOf(texts: Texts, { resources, accounts, terms }: Policy): string {
  const { away, policies } = texts
  const what = [resources && away.resources(resources), accounts && away.accounts(accounts)]
  const steps = terms.steps.map(({ name, quorum }) => (quorum > 1 ? `${name} (${quorum})` : name))
  return [
    what.filter(Boolean).join(', '),
    steps.length > 0
      ? steps.reduce((earlier, next) => policies.inOrder(earlier, next))
      : policies.byItself,
    policies.atMost(texts.duration(terms.duration.maxSeconds)),
    proofSentences(terms.mfa).length > 0 && policies.freshProof,
    terms.windows && policies.windows(windowWords(terms.windows)),
  ]
    .filter(Boolean)
    .join('; ')
}
