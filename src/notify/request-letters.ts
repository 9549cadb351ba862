import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type {
  About,
  DecisionWanted,
  RequestApproved,
  RequestRejected,
  RequestReopened,
} from './notice'
import { accessInWords, nameOr, quoted, requestPath } from './wording'

export function decisionWanted(texts: Texts, notice: DecisionWanted): Letter {
  const { asking, frame } = texts.letters
  const { facts, links } = frame
  const words = asking.decisionWanted
  const { requesterName, inPlaceOf, ticket, residue, stepName, stepNumber, stepCount } = notice
  const duration = texts.exactly(notice.durationSeconds)
  const what = accessInWords(texts, notice)
  const subject = notice.isReminder ? words.reminder : words.subject
  return {
    subject: subject(what, requesterName, duration),
    headline: words.headline(requesterName, what),
    paragraphs: [
      notice.isExtension ? words.wouldLastLonger(duration) : words.wouldLast(duration),
      ...(inPlaceOf ? [words.inPlace(inPlaceOf)] : []),
      ...(notice.assigned ? [words.assigned] : []),
      words.orExpires,
    ],
    facts: [
      [facts.duration, duration],
      ...(ticket ? [[facts.ticket, ticket] as const] : []),
      [facts.step, frame.stepOf(stepName, stepNumber, stepCount)],
      [facts.policy, notice.policyName],
      ...(residue ? [[facts.whatStays, texts.told(residue)] as const] : []),
      [facts.decideBy, deadline(texts, notice)],
    ],
    quote: quoted(texts, requesterName, notice.justification),
    link: { label: links.decide, path: requestPath(notice) },
  }
}

export function requestApproved(texts: Texts, notice: RequestApproved): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.asking.requestApproved
  const what = accessInWords(texts, notice)
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [...(notice.isAutomatic ? [words.automatic] : []), words.orLapses],
    facts: [
      [facts.approved, texts.dated(notice.at)],
      [facts.checkOutBy, deadline(texts, notice)],
    ],
    quote: null,
    link: { label: links.checkOut, path: requestPath(notice) },
  }
}

export function requestRejected(texts: Texts, notice: RequestRejected): Letter {
  const { facts } = texts.letters.frame
  const words = texts.letters.asking.requestRejected
  return {
    ...ended(texts, words, notice, facts.rejected),
    headline: words.headline(nameOr(texts, notice.byName), accessInWords(texts, notice)),
    quote: quoted(texts, notice.byName, notice.reason),
  }
}

export function requestExpired(texts: Texts, notice: About): Letter {
  const words = texts.letters.asking.requestExpired
  return {
    ...ended(texts, words, notice, texts.letters.frame.facts.expired),
    headline: words.headline(accessInWords(texts, notice)),
    quote: null,
  }
}

export function requestLapsed(texts: Texts, notice: About): Letter {
  const words = texts.letters.asking.requestLapsed
  return {
    ...ended(texts, words, notice, texts.letters.frame.facts.lapsed),
    headline: words.headline(accessInWords(texts, notice)),
    quote: null,
  }
}

export function requestReopened(texts: Texts, notice: RequestReopened): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.asking.requestReopened
  const what = accessInWords(texts, notice)
  const { stepNames } = notice
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [words.why, words.nothingToDo],
    facts: [
      ...(stepNames.length > 0 ? [[facts.toAnswer, stepNames.join(', ')] as const] : []),
      [facts.decidedBy, deadline(texts, notice)],
    ],
    quote: null,
    link: { label: links.request, path: requestPath(notice) },
  }
}

type EndWords = { readonly subject: (what: string) => string; readonly askAgain: string }

/** What all letters have that say that a request came to nothing. */
function ended(texts: Texts, words: EndWords, notice: About, label: string) {
  return {
    subject: words.subject(accessInWords(texts, notice)),
    paragraphs: [words.askAgain],
    facts: [[label, texts.dated(notice.at)] as const],
    link: { label: texts.letters.frame.links.request, path: requestPath(notice) },
  }
}

function deadline(texts: Texts, { at, deadlineAt }: { at: number; deadlineAt: number }): string {
  return texts.letters.frame.afterSent(texts.dated(deadlineAt), texts.span(at, deadlineAt))
}
