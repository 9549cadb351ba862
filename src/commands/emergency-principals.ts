import { namedForEmergencies } from '../domain/policy/break-glass'
import type { Principals } from '../domain/policy/policy'
import type { Request } from '../domain/resource/state'

/** Whom an emergency concerns because its policy names them: those who are told, and its reviewers. */
export function emergencyPrincipals({ breakGlass, policy }: Request): readonly Principals[] {
  return breakGlass ? namedForEmergencies(policy.terms) : []
}
