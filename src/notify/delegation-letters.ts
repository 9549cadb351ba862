import type { DelegationEnded, DelegationMade } from '../domain/personal-notice'
import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import { quoted } from './wording'

export function delegationMade(texts: Texts, notice: DelegationMade): Letter {
  const { principalName, startsAt, endsAt, note } = notice
  const { facts } = texts.letters.frame
  const words = texts.letters.asking.delegationMade
  return {
    subject: words.subject(principalName),
    headline: words.headline(principalName),
    paragraphs: [words.terms, words.endIt],
    facts: [
      [facts.from, texts.dated(startsAt)],
      [facts.until, texts.dated(endsAt)],
    ],
    quote: quoted(texts, principalName, note),
    link: toStandIns(texts),
  }
}

export function delegationEnded(texts: Texts, notice: DelegationEnded): Letter {
  const { principalName, delegateName, byName, isDelegate, at } = notice
  const { facts } = texts.letters.frame
  const words = texts.letters.asking.delegationEnded
  return {
    subject: isDelegate
      ? words.subjectToDelegate(principalName)
      : words.subjectToPrincipal(delegateName),
    headline: words.headline(byName),
    paragraphs: [isDelegate ? words.toDelegate(principalName) : words.toPrincipal],
    facts: [[facts.ended, texts.dated(at)]],
    quote: null,
    link: toStandIns(texts),
  }
}

function toStandIns({ letters: { frame } }: Texts): Letter['link'] {
  return { label: frame.links.standIns, path: '/away' }
}
