import type { GroupId } from '../../domain/ids'
import type { Answer, Connector, Guide, TargetCall } from '../connector'

/** Secrets that somebody stored: shown while the lease is active, exchanged by people at its end. */
export const vault: Connector = {
  kind: 'vault',
  title: 'Vault',
  modes: ['credential'],
  settings: [
    {
      name: 'group',
      label: 'Group',
      hint: 'The name of the group whose people exchange a secret that was shown.',
      type: 'group',
      required: true,
    },
  ],
  accountSettings: [
    {
      name: 'what',
      label: 'What it opens',
      hint: 'Such as the root password of the router in room 4.',
      type: 'text',
      required: true,
    },
    {
      name: 'kind',
      label: 'Kind of secret',
      hint: 'A file is stored as base64, at most 64 KiB.',
      type: 'choice',
      required: false,
      choices: ['password', 'API key', 'file'],
      default: 'password',
    },
    {
      name: 'username',
      label: 'Login name',
      hint: 'What belongs to the secret, where there is one.',
      type: 'text',
      required: false,
    },
    {
      name: 'rotate',
      label: 'How to exchange it',
      hint: 'What people do at the target so that the secret that was shown opens nothing any more.',
      type: 'text',
      required: true,
    },
  ],
  landsWithinMs: 0,
  isByHand: true,
  keepsSecret: true,
  residue:
    'Whoever was shown the secret can use it until somebody has exchanged it at the target and ' +
    'stored the new one; the account stays locked until then. Sessions opened with it go on.',
  originOf: () => 'vault://people',
  isPlain: () => false,
  grant: async (call) =>
    Date.now() < call.lease.endsAt
      ? { outcome: 'done', evidence: 'The stored secret is ready to be shown.' }
      : { outcome: 'refused', message: 'The lease has already ended.' },
  revoke: async (call) => asked(call),
  rotate: async (call) => asked(call),
  inspect: async () => ({
    outcome: 'held',
    evidence: 'The secret opens until somebody has exchanged it.',
  }),
  rehearse: async () => ({ works: true, found: 'Nothing is called: the secret is kept here.' }),
  instruct,
}

function asked({ settings, account }: TargetCall): Answer {
  const { rotate } = account.settings
  const message = typeof rotate === 'string' ? rotate : ''
  return { outcome: 'asked', group: (settings.group ?? '') as GroupId, message }
}

function instruct({ account }: TargetCall): Guide {
  const { what, kind, username } = account.settings
  const isFile = kind === 'file'
  return {
    username: typeof username === 'string' ? username : '',
    lines: [
      ...(typeof what === 'string' ? [what] : []),
      ...(isFile ? ['The secret is a file in base64: paste it into the command below.'] : []),
    ],
    commands: isFile ? ['base64 -d > secret'] : [],
  }
}
