import type { HistoryRow } from '../../db/history'
import { DONE, HAPPENINGS, happened } from '../../domain/happening'
import type { LeaseEnding } from '../../domain/resource/state'
import { durationWords } from './duration'

const SPOKEN_OF: readonly string[] = [
  'resource',
  'account',
  'connector',
  'policy',
  'group',
  'channel',
]

/** What can be looked for in the history, the commonest first. */
export const EVENT_TYPES: readonly { readonly value: string; readonly words: string }[] = [
  ...Object.entries(HAPPENINGS).map(([value, words]) => ({ value, words })),
  { value: 'attempt.refused', words: 'tried something and was refused' },
  ...SPOKEN_OF.flatMap((noun) =>
    ['created', 'updated', 'retired', 'deleted', 'moved']
      .filter((verb) => isDone(noun, verb))
      .map((verb) => ({ value: `${noun}.${verb}`, words: `${DONE[verb]} a ${noun}` })),
  ),
]

/** Resources, their accounts and channels are retired, everything else is deleted; only policies have places. */
function isDone(noun: string, verb: string): boolean {
  const isRetired = ['resource', 'account', 'channel'].includes(noun)
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
  return happened(type, nameIn(data))
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
