import { durationWords } from '../../duration-words'
import type { BreakGlassRule } from '../break-glass'
import type { Principals } from '../policy'
import { instead, listed, type NameOf } from './phrases'

/** What changes about access in an emergency, in sentences. */
export function glassDifference(
  before: BreakGlassRule | null,
  after: BreakGlassRule | null,
  nameOf: NameOf,
): readonly string[] {
  const named = ({ people, groups }: Principals) => listed([...groups, ...people], nameOf)
  const said = (what: string, word: (rule: BreakGlassRule) => string) =>
    instead(what, before ? word(before) : 'none', after ? word(after) : 'none')
  return [
    ...instead('In an emergency access is', had(before), had(after)),
    ...said('Told of an emergency:', ({ tell }) => named(tell)),
    ...said('Reviewers of an emergency:', ({ reviewers }) => named(reviewers)),
    ...said('Its review is owed within', (rule) => durationWords(rule.reviewWithinSeconds)),
  ]
}

function had(rule: BreakGlassRule | null): string {
  return rule ? `to be had for ${durationWords(rule.maxSeconds)} at most` : 'not to be had'
}

/** The same of a policy whole. */
export function glassDescription(rule: BreakGlassRule | null, nameOf: NameOf): readonly string[] {
  if (!rule) return []
  const named = ({ people, groups }: Principals) => listed([...groups, ...people], nameOf)
  return [
    `In an emergency access is ${had(rule)}, without approval; told are ${named(rule.tell)}.`,
    `Its review is owed within ${durationWords(rule.reviewWithinSeconds)} by one of ${named(rule.reviewers)}.`,
  ]
}
