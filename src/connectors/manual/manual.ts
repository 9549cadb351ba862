import type { GroupId } from '../../domain/ids'
import type { Answer, Connector, Guide, TargetCall } from '../connector'

const HOUR_SECONDS = 3_600

/** A target without a way in for programs: people of a group change it, and say that they did. */
export const manual: Connector = {
  kind: 'manual',
  title: 'By hand',
  modes: ['enable', 'provision', 'elevate'],
  settings: [
    {
      name: 'group',
      label: 'Group',
      hint: 'The name of the group whose people are told what to do.',
      type: 'group',
      required: true,
    },
  ],
  accountSettings: [
    {
      name: 'open',
      label: 'How to give it',
      hint: 'What these people do at the target when somebody gets this access.',
      type: 'text',
      required: true,
    },
    {
      name: 'close',
      label: 'How to take it away',
      hint: 'What they do at its end, open sessions included.',
      type: 'text',
      required: true,
    },
    {
      name: 'guide',
      label: 'How to use it',
      hint: 'What the holder reads, line by line.',
      type: 'list',
      required: false,
    },
  ],
  landsWithinMs: 0,
  opensWithinSeconds: 4 * HOUR_SECONDS,
  isByHand: true,
  residue:
    'Whatever people do not take away. Access goes on until somebody has ended it by hand and said ' +
    'so; the resource stays locked meanwhile, and administrators are told when it takes long.',
  originOf: () => 'manual://people',
  isPlain: () => false,
  grant: async (call) =>
    Date.now() < call.lease.endsAt
      ? asked(call, 'open')
      : { outcome: 'refused', message: 'The lease has already ended.' },
  revoke: async (call) => asked(call, 'close'),
  inspect: async () => ({
    outcome: 'clean',
    evidence: 'Nobody has looked: this target is changed by hand.',
  }),
  rehearse: async () => ({ works: true, found: 'Nothing is called: people do it by hand.' }),
  instruct,
}

function asked({ settings, account }: TargetCall, verb: 'open' | 'close'): Answer {
  const said = account.settings[verb]
  const message = typeof said === 'string' ? said : ''
  return { outcome: 'asked', group: (settings.group ?? '') as GroupId, message }
}

function instruct({ account }: TargetCall): Guide {
  const { guide } = account.settings
  const lines = typeof guide === 'string' ? guide.split('\n') : Array.isArray(guide) ? guide : []
  const own = 'No password belongs to this access: sign in as you usually do.'
  return { username: account.name, lines: [...lines, own], commands: [] }
}
