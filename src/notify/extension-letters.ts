import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { AccessEnding, AccessExtended } from './notice'
import { accessInWords, leasePath } from './wording'

export function accessEnding(texts: Texts, notice: AccessEnding): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.accessEnding
  const what = accessInWords(texts, notice)
  const left = texts.span(notice.at, notice.endsAt)
  return {
    subject: words.subject(left, what),
    headline: words.headline(what, left),
    paragraphs: [words.moreTime, words.giveBack],
    facts: [[facts.ends, texts.dated(notice.endsAt)]],
    quote: null,
    link: { label: links.access, path: leasePath(notice) },
  }
}

export function accessExtended(texts: Texts, notice: AccessExtended): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.accessExtended
  const what = accessInWords(texts, notice)
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [words.goesOn],
    facts: [[facts.ends, texts.dated(notice.endsAt)]],
    quote: null,
    link: { label: links.access, path: leasePath(notice) },
  }
}
