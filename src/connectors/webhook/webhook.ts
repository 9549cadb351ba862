import type { Connector, Guide, Rehearsal, RehearseCall, TargetCall } from '../connector'
import { change, inspect } from './change'
import { Conversation } from './conversation'
import { usernameOf } from './message'
import { isPlain, originOf, RECEIVER_FIELDS, RIGHT_FIELDS } from './settings'

/** Any target, by signed calls to a receiver that its owner runs; `docs/webhook.md` is the contract. */
export const webhook: Connector = {
  kind: 'webhook',
  title: 'Webhook',
  modes: ['enable', 'provision', 'elevate', 'credential'],
  settings: RECEIVER_FIELDS,
  accountSettings: RIGHT_FIELDS,
  landsWithinMs: 60_000,
  quotesTarget: true,
  residue:
    'What the receiver behind this address leaves: Hallpass takes its word for what it reads back. ' +
    'Sessions that are open at the target go on unless the receiver ends them.',
  originOf,
  isPlain,
  grant: async (call) =>
    Date.now() < call.lease.endsAt
      ? change(call, 'right.grant', 'held')
      : { outcome: 'refused', message: 'The lease has already ended.' },
  revoke: (call) => change(call, 'right.revoke', 'clean'),
  rotate: (call) => change(call, 'right.rotate', 'clean'),
  inspect,
  rehearse,
  instruct,
}

async function rehearse({ settings, account, deadlineMs }: RehearseCall): Promise<Rehearsal> {
  const conversation = Conversation.with({
    settings,
    account: { name: '', mode: 'enable', settings: {}, ...account },
    lease: { resourceKey: '', fence: 0, endsAt: Date.now() },
    secret: '',
    deadlineMs,
  })
  if (!(conversation instanceof Conversation))
    return { works: false, problems: [conversation.message] }
  const said = await conversation.say('settings.rehearse', ['done', 'already'])
  return 'message' in said
    ? { works: false, problems: [said.message] }
    : { works: true, found: said.evidence }
}

function instruct(call: TargetCall): Guide {
  const { guide } = call.account.settings
  const lines = typeof guide === 'string' ? guide.split('\n') : Array.isArray(guide) ? guide : []
  return { username: usernameOf(call), lines, commands: [] }
}
