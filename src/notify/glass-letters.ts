import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { GlassBroken, ReviewOverdue, ReviewSigned } from './notice'
import { accessInWords, requestPath } from './wording'

export function glassBroken(texts: Texts, notice: GlassBroken): Letter {
  const { requesterName, revokedNames } = notice
  const { frame, holding } = texts.letters
  const words = holding.glassBroken
  const what = accessInWords(texts, notice)
  return {
    subject: words.subject(requesterName, what),
    headline: words.headline(requesterName, what),
    paragraphs: [
      revokedNames.length > 0 ? words.revoked(revokedNames.join(', ')) : words.nobody,
      words.reviewOwed,
    ],
    facts: [
      [frame.facts.broken, texts.dated(notice.at)],
      [frame.facts.duration, frame.atMost(texts.exactly(notice.durationSeconds))],
      [frame.facts.reviewOwedBy, texts.dated(notice.reviewBy)],
    ],
    quote: { intro: frame.wrote(requesterName), text: notice.justification },
    link: { label: frame.links.emergency, path: requestPath(notice) },
  }
}

export function reviewSigned(texts: Texts, notice: ReviewSigned): Letter {
  const { facts, links, wrote } = texts.letters.frame
  const words = texts.letters.holding.reviewSigned
  const what = accessInWords(texts, notice)
  return {
    subject: words.subject(what),
    headline: words.headline(notice.byName, what),
    paragraphs: [words.again],
    facts: [[facts.signed, texts.dated(notice.at)]],
    quote: { intro: wrote(notice.byName), text: notice.words },
    link: { label: links.emergency, path: requestPath(notice) },
  }
}

export function reviewOverdue(texts: Texts, notice: ReviewOverdue): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.reviewOverdue
  const what = accessInWords(texts, notice)
  return {
    subject: words.subject(what),
    headline: words.headline(notice.requesterName, what),
    paragraphs: [words.please],
    facts: [[facts.wasOwedBy, texts.dated(notice.reviewBy)]],
    quote: null,
    link: { label: links.sign, path: requestPath(notice) },
  }
}
