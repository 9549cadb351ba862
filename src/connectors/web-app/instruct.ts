import type { ConnectorSettings, Guide, SetUp, TargetCall } from '../connector'

export function instruct({ settings, account: { name } }: TargetCall): Guide {
  const origin = settings.origin ?? ''
  return {
    username: name,
    lines: [
      `Open ${origin} in this browser: it lets you in while you hold this access.`,
      'A connection that stays open, such as a WebSocket, may outlive your access: close it.',
    ],
    commands: [],
  }
}

/** For nginx; other proxies have `forward` in place of `check`, see the README. */
export function setUp(settings: ConnectorSettings, at: string): SetUp {
  return settings.accessTeam ? behindAccess(settings, at) : behindNginx(settings, at)
}

function behindAccess({ origin = '', accessMinutes }: ConnectorSettings, at: string): SetUp {
  return {
    lines: [
      `In Cloudflare Access, for the application ${origin}: a policy that includes External ` +
        'Evaluation with the two addresses below, its Evaluate URL and its Keys URL.',
      `Its session duration, and that of the policy: ${accessMinutes || '15'} minutes. Access asks ` +
        'again when a session is over, and only then.',
    ],
    commands: [`${at}/evaluate`, `${at}/access-keys.json`],
  }
}

function behindNginx({ origin = '' }: ConnectorSettings, at: string): SetUp {
  return {
    lines: [
      `In the nginx server block of ${origin}, around the location that leads to the app. Requests ` +
        'must not reach the app in any other way.',
    ],
    commands: [
      `location /.hallpass/ { proxy_pass ${at}/; proxy_ssl_server_name on; proxy_hide_header Strict-Transport-Security; }`,
      `location = /.hallpass/check { internal; proxy_pass ${at}/check; proxy_ssl_server_name on; proxy_pass_request_body off; proxy_set_header Content-Length ""; }`,
      'location @hallpass { return 302 /.hallpass/start?to=$request_uri; }',
      'auth_request /.hallpass/check; error_page 401 = @hallpass;',
      'auth_request_set $hallpass $upstream_http_x_hallpass_token; proxy_set_header X-Hallpass-Token $hallpass;',
    ],
  }
}
