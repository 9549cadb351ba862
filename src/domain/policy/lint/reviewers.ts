import type { PersonId } from '../../ids'
import type { Policy } from '../policy'
import { eligible } from '../roster'
import { type Finding, finding, type Surroundings } from './finding'

/** Emergencies that nobody could review, or that one person could not have reviewed. */
export function reviewerFindings(
  policy: Policy,
  { roster, nameOf }: Surroundings,
  alive: ReadonlySet<PersonId>,
): readonly Finding[] {
  const rule = policy.terms.breakGlass
  if (!rule) return []
  const [first, second] = eligible(rule.reviewers, roster, alive)
  if (second) return []
  return first
    ? [
        finding(
          policy,
          'warning',
          'reviewers_missing',
          `${nameOf(first)} is the only reviewer of emergencies, so they cannot break glass themselves.`,
        ),
      ]
    : [
        finding(
          policy,
          'error',
          'reviewers_missing',
          'Nobody who could review an emergency is active today, so that nobody can break glass.',
        ),
      ]
}
