import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { DecidedInYourPlace, RequestSettled } from './notice'
import { accessInWords, quoted, requestPath } from './wording'

export function requestSettled(texts: Texts, notice: RequestSettled): Letter {
  const { requesterName } = notice
  const { facts, links } = texts.letters.frame
  const words = texts.letters.asking.requestSettled
  const what = accessInWords(texts, notice)
  const outcome = words.outcomes[notice.outcome]
  const by = notice.byName.trim()
  return {
    subject: words.subject(what, requesterName, outcome),
    headline: by
      ? words.headlineBy(requesterName, what, outcome, by)
      : words.headline(requesterName, what, outcome),
    paragraphs: [words.nothingToDo],
    facts: [[facts.settled, texts.dated(notice.at)]],
    quote: null,
    link: { label: links.request, path: requestPath(notice) },
  }
}

export function decidedInYourPlace(texts: Texts, notice: DecidedInYourPlace): Letter {
  const { byName, isYes, reason, requesterName } = notice
  const { facts, links } = texts.letters.frame
  const words = texts.letters.asking.decidedInYourPlace
  const what = accessInWords(texts, notice)
  return {
    subject: (isYes ? words.subjectYes : words.subjectNo)(byName, what, requesterName),
    headline: (isYes ? words.headlineYes : words.headlineNo)(byName, requesterName, what),
    paragraphs: [words.counts],
    facts: [[facts.decided, texts.dated(notice.at)]],
    quote: quoted(texts, byName, reason),
    link: { label: links.request, path: requestPath(notice) },
  }
}
