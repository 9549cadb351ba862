import type { HistoryRow } from '../../db/history'
import type { LeaseEnding } from '../../domain/resource/state'
import { durationWords } from './duration'

const WORDS: { readonly [type: string]: string } = {
  'request.filed': 'asked for access',
  'step.approved': 'approved',
  'step.reminded': 'reminded the approvers',
  'step.widened': 'asked the next ring of approvers too',
  'step.reassigned': 'gave the decision to somebody',
  'step.rejected': 'said no; the policy asks for more than one to reject',
  'vote.withdrawn': 'took the approval back',
  'step.opened': 'moved the request on to its next approvers',
  'request.approved': 'gave the last approval',
  'request.rejected': 'rejected the request',
  'request.cancelled': 'cancelled the request',
  'request.expired': 'let the request expire: nobody decided in time',
  'request.lapsed': 'let the approval lapse: it was not used in time',
  'request.reopened': 'sent the request back for approval',
  'request.reinstated': 'made the approval good again',
  'request.used': 'noted that the approval is used up',
  'lease.checked_out': 'checked out',
  'target.inspected': 'looked at what the target has before it is opened',
  'lease.extended': 'extended the access',
  'lease.extension_confirmed': 'read back the later end at the target',
  'lease.ending_soon': 'warned the holder that the end is near',
  'lease.asked_back': 'asked the holder to give back',
  'lease.handed_over': 'handed the access over',
  'queue.joined': 'began to wait for it',
  'queue.left': 'stopped waiting',
  'queue.offered': 'offered it to the first who waits',
  'queue.passed': 'took an offer back that was not used in time',
  'glass.broken': 'broke the glass: an emergency, without anybody’s approval',
  'review.signed': 'signed the review of the emergency',
  'review.overdue': 'told people that the review of the emergency is overdue',
  'lease.granted': 'opened the access at the target',
  'task.opened': 'asked people to change the target by hand',
  'credential.shown': 'looked at the credential',
  'slice.issued': 'was issued a slice of access',
  'lease.ended': 'ended the access',
  'effect.failed': 'did not get through to the target',
  'effect.late': 'learned that a call which was given up had its effect after all',
  'lease.overdue': 'told administrators that the access is overdue: it is not taken away yet',
  'lease.quarantined': 'put the resource into quarantine',
  'lease.force_close_asked':
    'asked to take the lock away although the target is not confirmed clean',
  'lease.force_closed': 'agreed, so that the lock is gone; the target goes on being tried',
  'lease.closed': 'read back that the access is gone',
  'drift.found': 'found something at a target that belongs to no lease',
  'drift.removed': 'took away what a lease that is over left behind',
  'drift.gone': 'saw that a difference at a target is gone',
  'drift.failed': 'could not take away what a lease that is over left behind',
  'person.ended': 'ended a person',
  'person.cut_off': 'cut a person off from this resource',
  'person.created': 'came to know a person',
  'person.groups_changed': 'saw that a person’s groups at the provider are others',
  'reconciliation.saved': 'said how an identity provider is read',
  'reconciliation.removed': 'stopped reading an identity provider',
  'reconciliation.done': 'read an identity provider',
  'reconciliation.failed': 'could not read an identity provider',
  'reconciliation.held': 'held back what reading an identity provider would take away',
  'provider.unread': 'let new access wait, because an identity provider could not be read',
  'delegation.made': 'handed decisions over, or went away',
  'delegation.ended': 'ended a delegation',
  'notices.chosen': 'chose how to be told',
  'push.added': 'added a browser that tells them',
  'push.removed': 'removed a browser that told them',
  'machine.created': 'added a machine',
  'machine.updated': 'changed a machine, or who owns it',
  'machine.ended': 'ended a machine',
  'machine.stopped': 'stopped a machine that nobody owns any more',
  'machine.rule_added': 'let workloads come as a machine',
  'machine.rule_removed': 'removed a rule about workloads',
  'machine.signed_in': 'came as a machine, without a secret',
  'token.created': 'made a token',
  'token.revoked': 'revoked a token',
  'role.granted': 'gave a role',
  'role.removed': 'took a role away',
  'person.signed_in': 'signed in',
  'person.signed_out': 'signed out',
  'sign_in.refused': 'tried to sign in and was refused',
  'proof.given': 'proved who they are',
  'passkey.enrolled': 'added a passkey',
  'passkey.renamed': 'called a passkey something else',
  'passkey.removed': 'removed a passkey',
  'passkey.locked': 'used a passkey that may have been copied; it is locked',
  'recovery.proposed': 'proposed that a person may start anew with a passkey',
  'recovery.confirmed': 'agreed that a person may start anew with a passkey',
  'recovery.withdrawn': 'withdrew that a person may start anew with a passkey',
}

const VERBS: { readonly [verb: string]: string } = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
  retired: 'retired',
  moved: 'moved',
}

const SPOKEN_OF: readonly string[] = ['resource', 'account', 'connector', 'policy', 'group']

/** What can be looked for in the history, the commonest first. */
export const EVENT_TYPES: readonly { readonly value: string; readonly words: string }[] = [
  ...Object.entries(WORDS).map(([value, words]) => ({ value, words })),
  { value: 'attempt.refused', words: 'tried something and was refused' },
  ...SPOKEN_OF.flatMap((noun) =>
    ['created', 'updated', 'retired', 'deleted', 'moved']
      .filter((verb) => isDone(noun, verb))
      .map((verb) => ({ value: `${noun}.${verb}`, words: `${VERBS[verb]} a ${noun}` })),
  ),
]

/** Resources and their accounts are retired, everything else is deleted; only policies have places. */
function isDone(noun: string, verb: string): boolean {
  const isRetired = noun === 'resource' || noun === 'account'
  if (verb === 'moved') return noun === 'policy'
  return verb === 'retired' ? isRetired : verb !== 'deleted' || !isRetired
}

const ENDINGS: { readonly [ending in LeaseEnding]: string } = {
  'check-in': 'gave the access back',
  time: 'ended the access: its time was over',
  forced: 'took the access back before its time',
  leaver: 'ended the access, because its holder left',
  retired: 'ended the access, because what it was for is retired',
  'grant-failed': 'gave up opening the access',
  'handed-over': 'ended the access to hand it over',
}

/** An event in words; a name that is new here is shown as it is. */
export function happeningWords({ type, data }: Pick<HistoryRow, 'type' | 'data'>): string {
  if (type === 'attempt.refused')
    return `tried to ${tried(data.verb)} and was refused: ${spoken(data.code)}${
      data.isLastKept === true ? '; more such attempts within the hour are not kept' : ''
    }`
  const asked = askingWords(type, data)
  if (asked) return asked
  if (type === 'request.approved' && data.isAutomatic) return 'was approved by the policy itself'
  if (type === 'lease.ended') return ENDINGS[data.ending as LeaseEnding] ?? 'ended the access'
  if (type === 'lease.handed_over') return `handed the access over to ${String(data.toName)}`
  if (type === 'effect.failed')
    return `could not ${String(data.verb)} at the target, and tries again`
  const known = WORDS[type]
  if (known) return known
  const [noun = '', verb = ''] = type.split('.')
  const said = VERBS[verb]
  return said ? `${said} the ${noun} ${nameIn(data)}`.trimEnd() : type
}

/** What is said while a request waits, with whoever else it names. */
function askingWords(type: string, data: HistoryRow['data']): string | null {
  const place = nameOf(data.inPlaceOf)
  const inPlace = place && ` in place of ${place}`
  switch (type) {
    case 'step.approved': {
      const { shortenedTo } = data
      const most = typeof shortenedTo === 'number' && `, for ${durationWords(shortenedTo)} at most`
      return `approved${inPlace}${most || ''}`
    }
    case 'request.rejected':
      return `rejected the request${inPlace}`
    case 'vote.withdrawn':
      return `took the approval${place && ` that was given in place of ${place}`} back`
    case 'step.widened':
      return WIDENED[String(data.cause)] ?? null
    case 'step.reassigned':
      return `gave the decision to ${String(data.toName)}`
    case 'delegation.made':
    case 'delegation.ended':
      return delegationWords(type, data)
    case 'link.refused':
      return 'opened a link that was mailed to somebody else, and was shown nothing'
    default:
      return null
  }
}

const WIDENED: { readonly [cause: string]: string } = {
  unanswered: 'asked the next ring of approvers too: nobody answered in time',
  unreachable: 'asked the next ring of approvers too: too few are left and here',
  reassigned: 'asked the next ring of approvers too',
}

function delegationWords(type: string, { principalName, delegateName, isAway }: Data): string {
  const whose = `${String(principalName)}${isAway ? ', who is away,' : ''}`
  const to = typeof delegateName === 'string' ? delegateName : 'nobody'
  return type === 'delegation.made'
    ? `handed the decisions of ${whose} over to ${to}`
    : `ended that ${to} decides in place of ${String(principalName)}`
}

type Data = HistoryRow['data']

function nameOf(named: unknown): string {
  const { name } = (named ?? {}) as { name?: unknown }
  return typeof name === 'string' ? name : ''
}

const TRIED: { readonly [verb: string]: string } = {
  open_request: 'ask for access',
  join_queue: 'wait for it',
  ask_back: 'ask the holder to give back',
  hand_over: 'hand the access over',
  break_glass: 'break the glass',
  sign_review: 'sign the review of an emergency',
  withdraw_vote: 'take an approval back',
  reassign: 'give a decision to somebody else',
  extend: 'ask for more time',
  check_in: 'give the access back',
  check_out: 'check out',
  force_revoke: 'take the access back',
  show_credential: 'look at the credential',
  issue_slice: 'be issued a slice of access',
}

function tried(verb: unknown): string {
  return TRIED[String(verb)] ?? spoken(verb)
}

/** A code as words: what it says in full belongs to the person who was refused. */
function spoken(code: unknown): string {
  return String(code).replaceAll('_', ' ')
}

function nameIn(data: HistoryRow['data']): string {
  const holders = [data, data.after, data.before]
  const name = holders.map((each) => (each as { name?: unknown } | undefined)?.name).find(Boolean)
  return typeof name === 'string' ? `“${name}”` : ''
}
