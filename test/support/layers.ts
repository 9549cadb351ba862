type Row = {
  /** What a file of this layer may import; a folder stands for everything in it. */
  readonly may: readonly string[]
  /** What it may import as `import type` only: shapes that leave nothing behind at run time. */
  readonly types?: readonly string[]
  /** What it may not import although the folder above it is allowed. */
  readonly never?: readonly string[]
}

const EDGE = ['src/http', 'src/auth', 'src/db', 'src/domain', 'src/commands', 'src/vault']
const BEHIND = ['src/domain', 'src/connectors', 'src/notify', 'src/db', 'src/vault']
const REGISTRY = [
  'registry',
  'connector',
  'enquiry',
  'publication',
  'issuance',
  'outbound/reach',
  'outbound/web-origin',
  'outbound/push-origin',
].map((name) => `src/connectors/${name}`)

const JOBS_ASK = [
  ...['act-on-events', 'carry-out', 'compare', 'findings-now', 'reconcile', 'rewrap'],
].map((name) => `src/commands/${name}`)

/** Who may import whom. What a row does not name is out of bounds for it. */
export const LAYERS: { readonly [layer: string]: Row } = {
  'src/domain': { may: ['src/domain'] },
  'src/vault': { may: ['src/vault', 'src/domain'] },
  'src/connectors': { may: ['src/connectors', 'src/domain'] },
  /** Identity providers that show who is there. */
  'src/readers': {
    may: [
      'src/readers',
      'src/connectors/attempt',
      'src/connectors/base64',
      'src/connectors/failure',
      'src/connectors/scim',
      'src/domain',
    ],
    types: ['src/connectors/connector'],
  },
  /** What pages and mails say, in every language: words only. */
  'src/texts': { may: ['src/texts', 'src/domain'], types: ['src/db/catalogue-problem'] },
  'src/notify/push': {
    may: ['src/notify', 'src/texts', 'src/domain', 'src/vault/bytes', 'src/connectors/outbound'],
  },
  'src/notify': { may: ['src/notify', 'src/texts', 'src/domain'] },
  'src/db': { may: ['src/db', 'src/domain'] },
  'src/http': {
    may: ['src/http', 'src/domain'],
    types: ['src/db/catalogue-problem'],
  },
  'src/auth': {
    may: ['src/auth', 'src/db', 'src/http', 'src/texts', 'src/domain', 'src/vault'],
    never: ['src/domain/policy'],
  },
  /** Facts gathered, a Custodian asked: the only way routes and pages reach one. */
  'src/commands': {
    may: [
      'src/commands',
      'src/readers',
      'src/db',
      'src/domain',
      'src/vault',
      'src/custodian-of',
      'src/gate-of',
      'src/tally-of',
      'src/courier-of',
      'src/live-of',
      'src/http/context',
      'src/http/problem',
      'src/http/problem-catalogue',
      'src/http/problem-input',
      'src/http/schemas-catalogue',
      'src/http/schemas-directory',
      'src/connectors/ticket-system',
      ...REGISTRY,
    ],
    types: ['durable-objects'],
  },
  'src/routes': { may: ['src/routes', ...EDGE, ...REGISTRY] },
  'src/pages': { may: ['src/pages', 'src/texts', ...EDGE, ...REGISTRY] },
  'src/ingest': { may: ['src/ingest', ...EDGE, ...REGISTRY] },
  'src/jobs': {
    may: [
      ...[
        'src/jobs',
        'src/db',
        'src/domain',
        'src/notify',
        'src/custodian-of',
        'src/postbox-of',
        'src/courier-of',
        ...JOBS_ASK,
      ],
      'src/ingest/events/poll', // Events that are fetched come in by the clock.
    ],
  },
  'durable-objects': {
    may: [
      'durable-objects',
      ...['src/custodian-of', 'src/gate-of', 'src/tally-of', 'src/postbox-of'],
      ...['src/courier-of', 'src/live-of'],
      ...BEHIND,
    ],
  },
  /** Runs on the machine of whoever deploys, never in the Worker. */
  'src/deploy': { may: ['src/deploy'] },
  'src/custodian-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/live-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/tally-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/postbox-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/courier-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/gate-of': { may: ['src/domain'], types: ['durable-objects'] },
  'src/app': {
    may: ['src/http', 'src/auth', 'src/commands', 'src/routes', 'src/pages', 'src/ingest'],
  },
  'src/index': { may: ['src/app', 'src/jobs', 'durable-objects'] },
  'src/*.d.ts': { may: ['durable-objects'] },
}

/** Packages that belong to one place, and where. */
export const ONLY_IN: { readonly [name: string]: readonly string[] } = {
  'drizzle-orm': ['src/db'],
  'cloudflare:workers': ['durable-objects', 'src/connectors/outbound/network-socket'],
  picomatch: ['src/domain/policy'],
  'temporal-polyfill': ['src/domain/policy/windows'],
  yaml: ['src/commands/configuration'],
  pg: ['src/connectors/postgres'],
  oauth4webapi: ['src/auth'],
  jose: ['src/auth', 'src/notify/push'],
  '@simplewebauthn/server': ['src/auth/passkeys'],
  hono: ['src/app', 'src/http', 'src/auth', 'src/routes', 'src/pages', 'src/ingest'],
  'hono/jsx': ['src/pages', 'src/texts', 'src/auth', 'src/notify'],
}
