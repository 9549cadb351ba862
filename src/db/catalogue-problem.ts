/** Why a change of the catalogue, the directory or the policies was not made. */
export const CATALOGUE_PROBLEMS = [
  'name_taken',
  'resource_unknown',
  'resource_retired',
  'account_unknown',
  'account_retired',
  'right_taken',
  'connector_unknown',
  'connector_in_use',
  'connector_held',
  'group_unknown',
  'group_in_use',
  'person_unknown',
  'person_ended',
  'last_administrator',
  'role_unknown',
  'role_in_use',
  'role_not_given',
  'role_not_held',
  'role_not_limitable',
  'out_of_scope',
  'token_unknown',
  'token_limit',
  'change_settled',
  'change_stale',
  'change_differs',
  'change_own',
  'second_person_missing',
  'role_needs_second',
  'policy_unknown',
  'policy_changed',
  'configuration_changed',
  'group_managed',
  'scim_connection_unknown',
  'scim_provider_taken',
  'scim_token_limit',
  'scim_user_taken',
  'scim_changed',
  'identity_taken',
  'identity_settled',
  'person_ended_elsewhere',
  'person_still_leaving',
  'event_connection_unknown',
  'event_secret_limit',
  'event_secret_unfit',
  'secret_changed',
  'delegation_to_oneself',
  'delegation_chain',
  'delegation_over',
  'delegation_policy_unknown',
  'delegation_limit',
  'session_unknown',
  'provider_unknown',
  'provider_taken',
  'identity_unknown',
  'logout_heard',
  'recovery_unknown',
  'recovery_open',
  'recovery_own',
  'recovery_second',
] as const

export type CatalogueProblemCode = (typeof CATALOGUE_PROBLEMS)[number]
export type CatalogueProblem = { readonly code: CatalogueProblemCode }

export type Written<Id> =
  | { readonly ok: true; readonly id: Id }
  | { readonly ok: false; readonly problem: CatalogueProblem }

export function not(code: CatalogueProblemCode): { ok: false; problem: CatalogueProblem } {
  return { ok: false, problem: { code } }
}
