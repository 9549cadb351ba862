import type { Plan } from './plan'
import { mergedWords } from './sentences'

/** A plan as the API says it; secrets are in none of it. */
export function planAnswer({ hash, steps, wanted, findings, second }: Plan) {
  return {
    hash,
    changes: steps.map(({ kind, verb, name, sentences }) => ({ kind, verb, name, sentences })),
    secretsWanted: wanted,
    findings,
    needsSecond: second,
  }
}

/** The same as lines for somebody who has to agree. */
export function planLines({ steps, findings }: Plan): readonly string[] {
  return [
    ...steps.map(({ kind, verb, name, sentences }) => mergedWords(kind, verb, name, sentences)),
    ...findings.map(({ policyName, sentence }) => `To be looked at, “${policyName}”: ${sentence}`),
  ]
}
