import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { AccessHandedOver, AccessOffered, GiveBackAsked } from './notice'
import { accessInWords, leasePath, nameOr, quoted, requestPath } from './wording'

export function accessOffered(texts: Texts, notice: AccessOffered): Letter {
  const { frame, holding } = texts.letters
  const words = holding.accessOffered
  const what = accessInWords(texts, notice)
  const { at, until } = notice
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [words.meanwhile],
    facts: [[frame.facts.checkOutBy, frame.afterSent(texts.dated(until), texts.span(at, until))]],
    quote: null,
    link: { label: frame.links.checkOut, path: requestPath(notice) },
  }
}

export function giveBackAsked(texts: Texts, notice: GiveBackAsked): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.giveBackAsked
  const what = accessInWords(texts, notice)
  const name = nameOr(texts, notice.byName)
  return {
    subject: words.subject(name, what),
    headline: words.headline(name, what),
    paragraphs: [words.ifDone],
    facts: [[facts.ends, texts.dated(notice.endsAt)]],
    quote: quoted(texts, notice.byName, notice.message),
    link: { label: links.giveBack, path: leasePath(notice) },
  }
}

export function accessHandedOver(texts: Texts, notice: AccessHandedOver): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.accessHandedOver
  const what = accessInWords(texts, notice)
  const name = nameOr(texts, notice.byName)
  return {
    subject: words.subject(name, what),
    headline: words.headline(name, what),
    paragraphs: [words.first],
    facts: [[facts.handedOver, texts.dated(notice.at)]],
    quote: null,
    link: { label: links.yourRequest, path: requestPath(notice) },
  }
}
