import { issSub, TYPES } from '../ingest/events/transmitter'

type Json = Record<string, unknown>

export const PROVIDER = 'https://fuzzed.example'

/** A member that has to be there, as a path, and values that it must never have. */
export type Rule = {
  readonly path: readonly (string | number)[]
  readonly wrong: readonly unknown[]
}

const NO_TEXT = [undefined, null, 0, 1.5, true, [], {}, '', ['x']] as const
const NO_OBJECT = [undefined, null, 0, 'x', true, [], [{}]] as const
const NO_LIST = [undefined, null, 0, 'x', true, {}, []] as const

export const HOOK: Json = {
  eventType: 'com.okta.event_hook',
  data: {
    events: [
      {
        uuid: 'x',
        eventType: 'user.lifecycle.deactivate',
        outcome: { result: 'SUCCESS' },
        target: [{ id: '00u1', type: 'User' }],
      },
    ],
  },
}

export const HOOK_RULES: readonly Rule[] = [
  { path: ['eventType'], wrong: [...NO_TEXT, 'com.okta.other'] },
  { path: ['data'], wrong: NO_OBJECT },
  { path: ['data', 'events'], wrong: [...NO_LIST, [1], [null], [[]], [{}]] },
  { path: ['data', 'events', 0, 'uuid'], wrong: NO_TEXT },
  { path: ['data', 'events', 0, 'eventType'], wrong: NO_TEXT },
  { path: ['data', 'events', 0, 'target'], wrong: [0, 'x', true, {}, [1], [null]] },
  { path: ['data', 'events', 0, 'outcome'], wrong: [0, 'x', true, []] },
]

export const notifications = (clientState: string): Json => ({
  value: [
    {
      clientState,
      subscriptionId: 'x',
      changeType: 'deleted',
      resource: 'Users/1',
      resourceData: { id: '1' },
      tenantId: 't',
    },
  ],
})

export const NOTIFICATION_RULES: readonly Rule[] = [
  { path: ['value'], wrong: [...NO_LIST, [1], [null], [[]], [{}]] },
  { path: ['value', 0, 'clientState'], wrong: [...NO_TEXT, 'not the secret'] },
  { path: ['value', 0, 'subscriptionId'], wrong: NO_TEXT },
  { path: ['value', 0, 'changeType'], wrong: [...NO_TEXT, 'moved'] },
  { path: ['value', 0, 'resource'], wrong: [...NO_TEXT, 'x', 'Users', 'Devices/1', '/'] },
  { path: ['value', 0, 'resourceData'], wrong: [0, 'x', true, [], { id: 1 }, { id: '' }] },
]

export const MESSAGE: Json = { type: 'person.left', data: { subject: 'x' } }

export const MESSAGE_RULES: readonly Rule[] = [
  { path: ['type'], wrong: NO_TEXT },
  { path: ['data'], wrong: NO_OBJECT },
  { path: ['data', 'subject'], wrong: NO_TEXT },
  { path: ['timestamp'], wrong: [null, 0, 'x', {}, []] },
]

export function claims(): Json {
  return {
    iss: '',
    aud: '',
    iat: Math.floor(Date.now() / 1000),
    jti: 'x',
    sub_id: issSub(PROVIDER, 'x'),
    events: { [TYPES.compliance]: { current_status: 'not-compliant' } },
  }
}

const LONG_AGO = 1_000_000

export const CLAIM_RULES: readonly Rule[] = [
  { path: ['iss'], wrong: [...NO_TEXT, 'https://elsewhere.example'] },
  { path: ['aud'], wrong: [...NO_TEXT, 'other'] },
  { path: ['iat'], wrong: [undefined, null, 'x', true, [], {}, LONG_AGO, 1e15, -1] },
  { path: ['jti'], wrong: NO_TEXT },
  {
    path: ['sub_id'],
    wrong: [...NO_OBJECT, {}, { format: 'iss_sub' }, { format: 'email', email: 'x' }],
  },
  { path: ['sub_id', 'sub'], wrong: NO_TEXT },
  { path: ['events'], wrong: [...NO_OBJECT, {}] },
  { path: ['events', TYPES.compliance], wrong: [null, 0, 'x', true, []] },
  { path: ['events', TYPES.compliance, 'current_status'], wrong: [...NO_TEXT, 'fine'] },
  { path: ['events', TYPES.compliance, 'event_timestamp'], wrong: [null, 'x', {}, -1, 1e300] },
  { path: ['exp'], wrong: [null, 'x', {}, LONG_AGO] },
]
