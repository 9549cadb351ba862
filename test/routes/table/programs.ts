/** Who may call what programs call: as `rows.ts` reads it. */
export const PROGRAMS = `
its own token     GET    /scim/v2/Users
its own token     POST   /scim/v2/Users/.search
its own token     POST   /scim/v2/Users
its own token     GET    /scim/v2/Users/:id
its own token     PUT    /scim/v2/Users/:id
its own token     PATCH  /scim/v2/Users/:id
its own token     DELETE /scim/v2/Users/:id
its own token     GET    /scim/v2/Groups
its own token     POST   /scim/v2/Groups/.search
its own token     POST   /scim/v2/Groups
its own token     GET    /scim/v2/Groups/:id
its own token     PUT    /scim/v2/Groups/:id
its own token     PATCH  /scim/v2/Groups/:id
its own token     DELETE /scim/v2/Groups/:id
its own token     GET    /scim/v2/ServiceProviderConfig
its own token     GET    /scim/v2/ResourceTypes
its own token     GET    /scim/v2/ResourceTypes/:id
its own token     GET    /scim/v2/Schemas
its own token     GET    /scim/v2/Schemas/:id
its own token     GET    /scim/v2/Me
its own token     POST   /scim/v2/Me
its own token     PUT    /scim/v2/Me
its own token     PATCH  /scim/v2/Me
its own token     DELETE /scim/v2/Me
its own token     POST   /scim/v2/Bulk
its own token     POST   /scim/v2/.search
its own token     GET    /events/:endpoint
its own token     POST   /events/:endpoint
signed-in         GET    /api/v1/requests
signed-in         POST   /api/v1/requests
own               GET    /api/v1/requests/:id
own               POST   /api/v1/requests/:id/approve
own               POST   /api/v1/requests/:id/reject
own               POST   /api/v1/requests/:id/withdraw-vote
own               POST   /api/v1/requests/:id/review
own               POST   /api/v1/requests/:id/cancel
requester         POST   /api/v1/requests/:id/join-queue
requester         POST   /api/v1/requests/:id/leave-queue
requester         POST   /api/v1/requests/:id/ask-back
own               POST   /api/v1/requests/:id/check-out
signed-in         GET    /api/v1/leases
own               GET    /api/v1/leases/:id
own               GET    /api/v1/leases/:id/credential
own               POST   /api/v1/leases/:id/certificate
own               GET    /api/v1/leases/:id/token
own               POST   /api/v1/leases/:id/check-in
own               POST   /api/v1/leases/:id/extend
requester         POST   /api/v1/leases/:id/hand-over
manage-directory  POST   /api/v1/requests/:id/reassign
signed-in         GET    /api/v1/delegations
signed-in         POST   /api/v1/delegations
signed-in         POST   /api/v1/delegations/:id/end
force-revoke      POST   /api/v1/leases/:id/revoke
force-close       POST   /api/v1/leases/:id/force-close
force-revoke      POST   /api/v1/leases/:id/retry
signed-in         GET    /api/v1/tasks
own               POST   /api/v1/leases/:id/confirm
signed-in         GET    /api/v1/resources
break-glass       POST   /api/v1/resources/:id/break-glass
signed-in         GET    /api/v1/reviews
manage-resources  POST   /api/v1/resources
manage-resources  GET    /api/v1/resources/:id
manage-resources  PATCH  /api/v1/resources/:id
manage-resources  POST   /api/v1/resources/:id/retire
manage-resources  GET    /api/v1/resources/:id/accounts
manage-resources  POST   /api/v1/resources/:id/accounts
manage-resources  GET    /api/v1/resources/:id/accounts/:accountId
manage-resources  PATCH  /api/v1/resources/:id/accounts/:accountId
manage-resources  POST   /api/v1/resources/:id/accounts/:accountId/retire
manage-resources  POST   /api/v1/resources/:id/accounts/:accountId/secret
manage-connectors GET    /api/v1/connectors
manage-connectors POST   /api/v1/connectors
manage-connectors GET    /api/v1/connectors/kinds
manage-connectors POST   /api/v1/connectors/rehearse
manage-connectors GET    /api/v1/connectors/:id
manage-connectors PATCH  /api/v1/connectors/:id
manage-connectors DELETE /api/v1/connectors/:id
manage-connectors POST   /api/v1/connectors/:id/rehearse
manage-policies*  GET    /api/v1/changes
manage-roles*     GET    /api/v1/changes/:id
manage-roles*     POST   /api/v1/changes/:id/confirm
manage-roles*     POST   /api/v1/changes/:id/reject
manage-policies*  GET    /api/v1/configuration
manage-policies*  POST   /api/v1/configuration/plan
manage-policies*  POST   /api/v1/configuration/apply
manage-roles      GET    /api/v1/second-person
manage-roles      PUT    /api/v1/second-person
signed-in         GET    /api/v1/tokens
manage-tokens     GET    /api/v1/tokens?view=all
signed-in         POST   /api/v1/tokens
signed-in         DELETE /api/v1/tokens/:id
manage-directory  GET    /api/v1/people/:id/identities
manage-directory  POST   /api/v1/people/:id/identities
manage-directory  POST   /api/v1/people/:id/identities/unlink
manage-directory  GET    /api/v1/providers
manage-directory  POST   /api/v1/providers
manage-directory  GET    /api/v1/providers/:id
manage-directory  PUT    /api/v1/providers/:id
manage-directory  DELETE /api/v1/providers/:id
manage-directory  GET    /api/v1/providers/:id/reconciliation
manage-directory  PUT    /api/v1/providers/:id/reconciliation
manage-directory  POST   /api/v1/providers/:id/reconciliation/rehearse
manage-directory  POST   /api/v1/providers/:id/reconciliation/read
manage-directory  POST   /api/v1/providers/:id/reconciliation/confirm
manage-directory  DELETE /api/v1/providers/:id/reconciliation
signed-in         GET    /api/v1/me/language
signed-in         PUT    /api/v1/me/language
signed-in         GET    /api/v1/me/sessions
signed-in         DELETE /api/v1/me/sessions/:sessionId
signed-in         POST   /api/v1/me/sessions/end-others
manage-directory  GET    /api/v1/people/:id/sessions
manage-directory  POST   /api/v1/people/:id/end-sessions
signed-in         GET    /api/v1/me/notices
signed-in         PUT    /api/v1/me/notices
signed-in         POST   /api/v1/me/push-subscriptions
signed-in         DELETE /api/v1/me/push-subscriptions/:id
signed-in         GET    /api/v1/me/passkeys
signed-in         POST   /api/v1/me/passkeys/options
signed-in         POST   /api/v1/me/passkeys
signed-in         PUT    /api/v1/me/passkeys/:id
signed-in         DELETE /api/v1/me/passkeys/:id
signed-in         POST   /api/v1/me/proofs/options
signed-in         POST   /api/v1/me/proofs
manage-directory  GET    /api/v1/people/:id/passkey-recovery
manage-directory  POST   /api/v1/people/:id/passkey-recovery
manage-directory  POST   /api/v1/people/:id/passkey-recovery/confirm
manage-directory  DELETE /api/v1/people/:id/passkey-recovery
manage-directory  GET    /api/v1/providers/:id/groups
manage-directory  PUT    /api/v1/providers/:id/groups
read-history      GET    /api/v1/drift
read-history      GET    /api/v1/comparisons
manage-connectors POST   /api/v1/connectors/:id/compare
manage-policies   GET    /api/v1/policies
manage-policies   POST   /api/v1/policies
manage-policies   POST   /api/v1/policies/evaluate
manage-policies   GET    /api/v1/policies/lint
manage-policies   POST   /api/v1/policies/what-if
manage-policies   GET    /api/v1/policies/:id
manage-policies   GET    /api/v1/policies/:id/versions
manage-policies   PUT    /api/v1/policies/:id
manage-policies   DELETE /api/v1/policies/:id
manage-policies   POST   /api/v1/policies/:id/move
manage-directory  GET    /api/v1/people
manage-directory  GET    /api/v1/people/:id
manage-roles      PUT    /api/v1/people/:id/roles
manage-directory  POST   /api/v1/people/:id/end
manage-directory  GET    /api/v1/groups
manage-directory  POST   /api/v1/groups
manage-directory  GET    /api/v1/groups/:id
manage-directory  PUT    /api/v1/groups/:id
manage-directory  DELETE /api/v1/groups/:id
manage-roles      GET    /api/v1/roles
manage-roles      POST   /api/v1/roles
manage-roles      GET    /api/v1/roles/:id
manage-roles      PUT    /api/v1/roles/:id
manage-roles      DELETE /api/v1/roles/:id
manage-roles      GET    /api/v1/roles/:id/holders
manage-roles      POST   /api/v1/roles/:id/give
manage-roles      POST   /api/v1/roles/:id/take
manage-directory  GET    /api/v1/scim-connections
manage-directory  POST   /api/v1/scim-connections
manage-directory  GET    /api/v1/scim-connections/:id
manage-directory  DELETE /api/v1/scim-connections/:id
manage-directory  POST   /api/v1/scim-connections/:id/tokens
manage-directory  DELETE /api/v1/scim-connections/:id/tokens/:tokenId
manage-directory  POST   /api/v1/scim-connections/:id/people/:personId/settle
manage-directory  GET    /api/v1/event-connections
manage-directory  POST   /api/v1/event-connections
manage-directory  GET    /api/v1/event-connections/:id
manage-directory  DELETE /api/v1/event-connections/:id
manage-directory  POST   /api/v1/event-connections/:id/secrets
manage-directory  DELETE /api/v1/event-connections/:id/secrets/:secretId
manage-directory  POST   /api/v1/event-connections/:id/people/:personId/settle
manage-channels   GET    /api/v1/channels
manage-channels   POST   /api/v1/channels
manage-channels   GET    /api/v1/channels/:id
manage-channels   PUT    /api/v1/channels/:id
manage-channels   DELETE /api/v1/channels/:id
manage-channels   POST   /api/v1/channels/:id/secrets
manage-channels   DELETE /api/v1/channels/:id/secrets/:secretId
manage-channels   GET    /api/v1/channels/:id/deliveries
manage-channels   POST   /api/v1/channels/:id/deliveries/:deliveryId/again
manage-channels   POST   /api/v1/channels/:id/replay
manage-channels   POST   /api/v1/channels/:id/test
read-history      GET    /api/v1/history
signed-in         GET    /api/v1/me
anybody           GET    /api/v1/openapi.json
anybody           POST   /api/v1/machines/token
signed-in         GET    /api/v1/machines
manage-tokens*    GET    /api/v1/machines?view=all
manage-tokens     POST   /api/v1/machines
manage-tokens*    GET    /api/v1/machines/:id
manage-tokens     PUT    /api/v1/machines/:id
manage-tokens     POST   /api/v1/machines/:id/end
manage-tokens*    GET    /api/v1/machines/:id/tokens
manage-tokens*    POST   /api/v1/machines/:id/tokens
manage-tokens*    DELETE /api/v1/machines/:id/tokens/:machineTokenId
manage-tokens*    GET    /api/v1/machines/:id/rules
manage-tokens     POST   /api/v1/machines/:id/rules
manage-tokens     DELETE /api/v1/machines/:id/rules/:ruleId
its own token     GET    /metrics
read-history      GET    /api/v1/requests?view=all
read-history      GET    /api/v1/leases?view=open
read-history      GET    /api/v1/leases?view=overdue
manage-resources  GET    /api/v1/resources?view=catalogue
`
