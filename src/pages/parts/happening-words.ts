import type { HistoryRow } from '../../db/history'
import type { LeaseEnding } from '../../domain/resource/state'
import type { Texts } from '../../texts/english'
import { happenedTo, wordsFor } from '../../texts/happened'

type Words = Texts['happenings']
type Data = HistoryRow['data']

const SPOKEN_OF = ['resource', 'account', 'connector', 'policy', 'group', 'channel'] as const
const DONE = ['created', 'updated', 'retired', 'deleted', 'moved'] as const

/** What can be looked for in the history, the commonest first. */
export function eventTypes({ happenings }: Texts): readonly { value: string; words: string }[] {
  const { events, verbs, nouns, didSomething } = happenings
  return [
    ...Object.entries(events).map(([value, words]) => ({ value, words })),
    ...SPOKEN_OF.flatMap((noun) =>
      DONE.filter((verb) => isDone(noun, verb)).map((verb) => ({
        value: `${noun}.${verb}`,
        words: didSomething(verbs[verb], nouns[noun]),
      })),
    ),
  ]
}

/** Resources, their accounts and channels are retired, everything else is deleted; only policies have places. */
function isDone(noun: string, verb: string): boolean {
  const isRetired = ['resource', 'account', 'channel'].includes(noun)
  if (verb === 'moved') return noun === 'policy'
  return verb === 'retired' ? isRetired : verb !== 'deleted' || !isRetired
}

/** An event in words; a name that is new here is shown as it is. */
export function happeningWords(texts: Texts, row: Pick<HistoryRow, 'type' | 'data'>): string {
  const { happenings: words } = texts
  const { type, data } = row
  if (type === 'attempt.refused') return refusedWords(words, data)
  const asked = askingWords(texts, type, data)
  if (asked) return asked
  if (type === 'request.approved' && data.isAutomatic) return words.approvedByPolicy
  if (type === 'lease.ended')
    return words.endings[data.ending as LeaseEnding] ?? words.events['lease.ended']
  if (type === 'lease.handed_over') return words.handedOverTo(String(data.toName))
  if (type === 'effect.failed') return words.couldNot(String(data.verb))
  return happenedTo(words, type, nameIn(data))
}

function refusedWords(words: Words, { verb, code, isLastKept }: Data): string {
  const tried = wordsFor(words.tried, String(verb)) ?? spoken(verb)
  const sentence = words.refused(tried, words.why(String(code)))
  return isLastKept === true ? `${sentence}; ${words.moreNotKept}` : sentence
}

/** What is said while a request waits, with whoever else it names. */
function askingWords({ happenings: words, ...texts }: Texts, type: string, data: Data) {
  const place = nameOf(data.inPlaceOf)
  switch (type) {
    case 'step.approved': {
      const { shortenedTo } = data
      const approved = place ? words.approvedInPlace(place) : words.approved
      return typeof shortenedTo === 'number'
        ? `${approved}, ${words.atMost(texts.duration(shortenedTo))}`
        : approved
    }
    case 'request.rejected':
      return place ? words.rejectedInPlace(place) : null
    case 'vote.withdrawn':
      return place ? words.withdrewInPlace(place) : null
    case 'step.widened':
      return wordsFor(words.widened, String(data.cause))
    case 'step.reassigned':
      return words.gaveDecisionTo(String(data.toName))
    case 'delegation.made':
    case 'delegation.ended':
      return delegationWords(words, type, data)
    case 'link.refused':
      return words.linkRefused
    default:
      return null
  }
}

function delegationWords(words: Words, type: string, data: Data): string {
  const principal = String(data.principalName)
  const to = typeof data.delegateName === 'string' ? data.delegateName : words.nobody
  if (type === 'delegation.ended') return words.endedDelegation(principal, to)
  return data.isAway
    ? words.handedDecisionsAway(principal, to)
    : words.handedDecisions(principal, to)
}

function nameOf(named: unknown): string {
  const { name } = (named ?? {}) as { name?: unknown }
  return typeof name === 'string' ? name : ''
}

/** A code as words: what it says in full belongs to the person who was refused. */
function spoken(code: unknown): string {
  return String(code).replaceAll('_', ' ')
}

function nameIn(data: Data): string | null {
  const holders = [data, data.after, data.before]
  const name = holders.map((each) => (each as { name?: unknown } | undefined)?.name).find(Boolean)
  return typeof name === 'string' ? name : null
}
