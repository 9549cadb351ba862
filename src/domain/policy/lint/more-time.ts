import type { PersonId } from '../../ids'
import type { Policy } from '../policy'
import { approverFindings } from './approvers'
import type { Finding, Surroundings } from './finding'

/** The same about the people who would agree to more time, who may be others. */
export function moreTimeFindings(
  policy: Policy,
  surroundings: Surroundings,
  alive: ReadonlySet<PersonId>,
): readonly Finding[] {
  const { extension } = policy.terms
  if (!extension || extension.steps.length === 0) return []
  const asked = { ...policy, terms: { ...policy.terms, steps: extension.steps } }
  return approverFindings(asked, surroundings, alive)
    .filter(({ code }) => code !== 'nobody_may_ask')
    .map((found) => ({ ...found, sentence: `For more time: ${found.sentence}` }))
}
