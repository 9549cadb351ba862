import type { CatalogueProblem, CatalogueProblemCode } from '../db/catalogue-problem'
import type { Problem } from './problem'
import { CHANNEL_WORDS } from './problem-channels'

/** What to say about a change of the catalogue, the directory or the policies that was not made. */
export function catalogueProblemOf({ code }: CatalogueProblem): Problem {
  const [status, title, detail] = WORDS[code]
  return { status, code, title, detail }
}

const WORDS: Record<CatalogueProblemCode, readonly [number, string, string]> = {
  name_taken: [
    409,
    'Name is taken',
    'Something of this kind has this name, or one that differs only in capitals. Choose another one.',
  ],
  resource_unknown: [404, 'Not found', 'There is no such resource.'],
  resource_retired: [
    409,
    'Resource is retired',
    'A retired resource cannot be changed. Its name stays with it.',
  ],
  account_unknown: [404, 'Not found', 'There is no such account on this resource.'],
  account_retired: [409, 'Account is retired', 'A retired account cannot be changed.'],
  right_taken: [
    409,
    'Right is taken',
    'Another account gives the same right at the same target, perhaps through another connector. A right belongs to one account; use that one, or retire it first.',
  ],
  connector_unknown: [404, 'Not found', 'There is no such connector.'],
  connector_in_use: [
    409,
    'Connector is in use',
    'Accounts use this connector, or have used it. A connector can be deleted only before that.',
  ],
  connector_held: [
    409,
    'Access is open through this connector',
    'It cannot point to another target while leases are open: they could not be revoked any more. Wait until they have ended, or end them.',
  ],
  group_unknown: [422, 'Group not found', 'A group that is named here does not exist.'],
  group_in_use: [
    409,
    'Group is in use',
    'A policy names this group, or a role was given to it. Take both away first.',
  ],
  person_unknown: [
    422,
    'Person not found',
    'Somebody who is named here is not in the directory, or has left.',
  ],
  person_ended: [409, 'Person has left', 'Somebody who has left cannot be given anything.'],
  last_administrator: [
    409,
    'Last administrator',
    'Nobody would be left to administer. Make somebody else an administrator first.',
  ],
  reconciliation_unknown: [404, 'Not found', 'This provider is not read.'],
  reconciliation_busy: [
    409,
    'Under way',
    'This provider is being read now. Look again in a minute.',
  ],
  reconciliation_changed: [
    409,
    'Not what you have seen',
    'What waits for a yes is not what you looked at any more. Look again.',
  ],
  role_unknown: [404, 'Not found', 'There is no such role, or it cannot be given.'],
  role_in_use: [
    409,
    'Role is in use',
    'People or groups have this role. Take it away from them first.',
  ],
  role_not_given: [
    409,
    'Role was not given',
    'Exactly this was not given, or was taken away before.',
  ],
  role_not_held: [
    403,
    'More than you have yourself',
    'A role can be given, changed and taken away only by somebody who has everything it allows. That goes for the members of a group with a role, too.',
  ],
  role_not_limitable: [
    409,
    'Role cannot be limited',
    'This role allows something that is not about resources, so it cannot be given for some of them only.',
  ],
  out_of_scope: [
    403,
    'Beyond your resources',
    'You manage some resources only. A resource has to stay among those, and a connector has to serve nothing else.',
  ],
  change_settled: [
    409,
    'Change is settled',
    'It was confirmed, rejected or has run out. Propose it again where it is still wanted.',
  ],
  change_stale: [
    409,
    'Changed meanwhile',
    'What this would change is not any more as it was when the change was proposed. Reject it, and propose it again.',
  ],
  change_differs: [
    409,
    'Not what was looked at',
    'Look at the change again, and confirm what it says.',
  ],
  change_own: [403, 'A second administrator is needed', 'Nobody confirms a change of their own.'],
  second_person_missing: [
    409,
    'Nobody to confirm',
    'At least two people have to be able to make such changes before each needs a second one.',
  ],
  role_needs_second: [
    409,
    'Roles need a second administrator',
    'Whoever joins this group is given its role, and that needs a second administrator: give the role to them by name.',
  ],
  token_unknown: [404, 'Not found', 'There is no such token.'],
  token_limit: [409, 'Too many tokens', 'Revoke one that is not used any more first.'],
  machine_unknown: [422, 'Machine not found', 'A machine that is named here does not exist.'],
  machine_ended: [
    409,
    'Machine has ended',
    'This machine has ended, or nobody who owns it is left. Give it an owner, or make another one.',
  ],
  machine_not_owned: [
    403,
    'Not an owner',
    'Only an owner makes what a machine comes with, because owners never decide on what it asks.',
  ],
  machine_rule_unknown: [404, 'Not found', 'This machine has no such rule.'],
  machine_rule_limit: [409, 'Too many rules', 'Remove one that is not used any more first.'],
  workload_token_heard: [409, 'Token was used', 'This token was exchanged before.'],
  policy_unknown: [404, 'Not found', 'There is no such policy.'],
  secret_changed: [
    409,
    'Secret was changed',
    'Somebody else stored a secret meanwhile. Look again.',
  ],
  policy_changed: [
    409,
    'Policy was changed',
    'Somebody else changed this policy meanwhile. Look at it again, then repeat the change.',
  ],
  configuration_changed: [
    409,
    'Changed meanwhile',
    'What this plan changes is not any more as it was when it was looked at. Nothing was changed; look at the new plan.',
  ],
  group_managed: [
    409,
    'Group comes from the identity provider',
    'This group is fed by SCIM. Change its name and its members at the identity provider.',
  ],
  scim_connection_unknown: [404, 'Not found', 'There is no such SCIM connection.'],
  scim_provider_taken: [
    409,
    'Provider has a connection',
    'Another SCIM connection feeds people of this identity provider. One provider has one connection.',
  ],
  scim_token_limit: [
    409,
    'Two tokens already',
    'A connection has at most two tokens, so that one can replace the other. Revoke one first.',
  ],
  event_connection_unknown: [404, 'Not found', 'There is no such connection for events.'],
  event_secret_limit: [
    409,
    'Two secrets already',
    'A connection has at most two secrets, so that one can replace the other. Revoke one first.',
  ],
  event_secret_unfit: [
    422,
    'Secret does not fit',
    'Where events are fetched, paste the bearer token of their sender. For Standard Webhooks a secret is whsec_ and base64 of 24 bytes or more. Elsewhere Hallpass makes it.',
  ],
  ...CHANNEL_WORDS,
  scim_user_taken: [
    409,
    'User is there already',
    'A user with this userName or externalId, or for this person, is there already.',
  ],
  scim_changed: [409, 'Changed meanwhile', 'This was changed meanwhile. Read it again.'],
  identity_taken: [
    409,
    'This is somebody else',
    'The provider knows another person by this subject or externalId, and that stays so.',
  ],
  identity_settled: [
    409,
    'External id stays',
    'This person has signed in or been given something here, so their externalId cannot change. Delete this user and create it again: somebody else starts with nothing.',
  ],
  session_unknown: [404, 'Not found', 'There is no such session, or it has ended.'],
  push_limit: [409, 'Too many browsers', 'Remove one that is not used any more first.'],
  logout_heard: [409, 'Heard before', 'This was said before. Nothing was done.'],
  identity_unknown: [404, 'Not found', 'This person is not known so at this provider.'],
  provider_unknown: [404, 'Not found', 'There is no such identity provider.'],
  provider_taken: [
    409,
    'Provider is there already',
    'Another identity provider here has this issuer. One issuer is one provider.',
  ],
  person_ended_elsewhere: [
    409,
    'Ended by somebody else',
    'This person was ended in Hallpass, not by this connection, so it cannot bring them back.',
  ],
  person_still_leaving: [
    409,
    'Still leaving',
    'A resource has not heard yet that this person has left. Try again in a minute.',
  ],
  delegation_to_oneself: [
    422,
    'To yourself',
    'Nobody stands in for themselves. Name somebody else.',
  ],
  delegation_chain: [
    409,
    'Two links',
    'In that time you stand in for somebody yourself, or the person whom you name has handed their own decisions over. A delegation is one link long; name somebody else, or be away without anybody in your place.',
  ],
  delegation_over: [422, 'Over already', 'It ends in the past. Name a later end.'],
  delegation_policy_unknown: [
    422,
    'Policy not found',
    'A policy that is named here does not exist.',
  ],
  delegation_limit: [
    409,
    'Too many delegations',
    'You have as many delegations as one person may have. End one first.',
  ],
  recovery_unknown: [404, 'Not found', 'No recovery is proposed for this person, or not any more.'],
  recovery_open: [
    409,
    'A recovery is open already',
    'It waits for a second administrator, or for the person. Withdraw it to start again.',
  ],
  recovery_own: [409, 'Your own passkeys', 'Two other administrators have to agree to this.'],
  recovery_second: [
    409,
    'A second administrator is needed',
    'You have proposed it yourself. Another administrator has to agree within a day.',
  ],
}
