/** Each has a code by which every language says it, or it does not compile. */
export const SAID_BY_CODE = [
  'src/http/problem',
  'src/auth/explain.ts',
  'src/http/guard.ts',
  'src/domain/channel/event-group.ts',
  'src/domain/telling/table.ts',
  'src/domain/token.ts',
]

/** What is answered to programs, written to the log, or said of the settings of the Worker. */
export const HEARD_BY_PROGRAMS = [
  'src/auth/backchannel-logout.ts',
  'src/auth/bearer.ts',
  'src/auth/brake.ts',
  'src/auth/logout-token.ts',
  'src/auth/passkeys/assertion.ts',
  'src/auth/passkeys/enrol.ts',
  'src/auth/passkeys/prove.ts',
  'src/auth/trip-allowance.ts',
  'src/auth/workload/exchange.ts',
  'src/auth/workload/read-token.ts',
  'src/commands/configuration/write.ts',
  'src/connectors/ldap/survey.ts',
  'src/connectors/postgres/survey.ts',
  'src/domain/live.ts',
  'src/domain/resource/effect.ts',
  'src/http/cookie.ts',
  'src/http/idempotency.ts',
  'src/http/openapi.ts',
  'src/http/settings.ts',
  'src/ingest/events/router.ts',
]

/** Said when the sentence that they stand in is taken apart. */
export const READ_APART = [
  '{} (the next day)',
  ', but on {}',
  'at any time',
  'a pause of {}',
  'beyond it “{}” ({})',
  'beyond it refused',
  'per {} within {} {}, {}',
  '{} Accepted are: {}.',
  '{} Read back: {}',
]

/** What single lines of a file answer to programs, or describe to them. */
export const SAID_TO_PROGRAMS = [
  'Shared Signals: who signs the events.',
  'Shared Signals: for whom they are signed.',
  'Shared Signals: where the keys are; without it, as the transmitter’s metadata says.',
  'Shared Signals that are fetched: where.',
  'grant_type is {}.',
  'subject_token is the token of the workload.',
  'subject_token is a signed JWT.',
  'subject_token is too long.',
  'subject_token_type is one of {}.',
  'requested_token_type is {}, or left out.',
  'scope has words.',
  'scope is too long.',
  'The validation token has characters that none has.',
  'Send it again later.',
]

/** What is the same in every language, or is no sentence at all. */
export const NAMES_AND_CODE = [
  'Made by Hallpass for lease lea_{}_{}.',
  'login of {}',
  '^(Made by Hallpass for lease|Owns what holders of Hallpass) ',
  'Client Key',
  'Server Key',
  'application/scim+json, application/json',
  'members[value eq {}]',
  '{} eq {}',
  '{} sw {}',
  'text/plain; charset=utf-8',
  'location /.hallpass/ { proxy_pass {}/; proxy_ssl_server_name on; proxy_hide_header Strict-Transport-Security; }',
  'location = /.hallpass/check { internal; proxy_pass {}/check; proxy_ssl_server_name on; proxy_pass_request_body off; proxy_set_header Content-Length ""; }',
  'auth_request /.hallpass/check; error_page 401 = @hallpass;',
  'auth_request_set $hallpass $upstream_http_x_hallpass_token; proxy_set_header X-Hallpass-Token $hallpass;',
  'okta.users.read okta.groups.read',
  'openid profile email',
  'known browser {}',
  'set-up code',
  'settings read from the lease',
  '{} (token {})',
]
