import type { Texts } from '../texts/english'
import type { Letter } from './letter'
import type { AccessEnded, AccessFailed, AccessStuck, LockInDoubt } from './notice'
import { accessInWords, leasePath } from './wording'

export function accessFailed(texts: Texts, notice: AccessFailed): Letter {
  const { facts, links } = texts.letters.frame
  const words = texts.letters.holding.accessFailed
  const what = accessInWords(texts, notice)
  const { deadlineAt } = notice
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [words.givenUp, deadlineAt === null ? words.approvalGone : words.approvalGood],
    facts: [
      [facts.givenUp, texts.dated(notice.at)],
      ...(deadlineAt === null ? [] : [[facts.checkOutBy, texts.dated(deadlineAt)] as const]),
    ],
    quote: null,
    link: { label: links.whatHappened, path: leasePath(notice) },
  }
}

export function accessEnded(texts: Texts, notice: AccessEnded): Letter {
  const { frame, holding } = texts.letters
  const words = holding.accessEnded
  const what = accessInWords(texts, notice)
  const { endedAt, closedAt } = notice
  return {
    subject: words.subject(what),
    headline: words.headline(what),
    paragraphs: [words.because[notice.ending], words.readBack],
    facts: [
      [frame.facts.ended, texts.dated(endedAt)],
      [frame.facts.confirmed, frame.afterEnd(texts.dated(closedAt), texts.span(endedAt, closedAt))],
    ],
    quote: null,
    link: { label: frame.links.lease, path: leasePath(notice) },
  }
}

export function accessStuck(texts: Texts, notice: AccessStuck): Letter {
  const { facts, links, whatWasFound } = texts.letters.frame
  const words = texts.letters.holding.accessStuck
  const what = accessInWords(texts, notice)
  const { reason } = notice
  return {
    subject: words.subject(what),
    headline: words.headline(what, notice.holderName),
    paragraphs: [words.staysLocked, words.pleaseLook],
    facts: [
      [facts.ended, texts.dated(notice.endedAt)],
      [facts.reported, texts.dated(notice.at)],
    ],
    quote: reason.trim() === '' ? null : { intro: whatWasFound, text: texts.told(reason) },
    link: { label: links.lease, path: leasePath(notice) },
  }
}

export function lockInDoubt(texts: Texts, notice: LockInDoubt): Letter {
  const { byName, secondName, holderName } = notice
  const { facts, links, reasonGiven } = texts.letters.frame
  const words = texts.letters.holding.lockInDoubt
  const what = accessInWords(texts, notice)
  return {
    subject: secondName ? words.subjectTaken(what) : words.subjectAsked(what),
    headline: secondName
      ? words.headlineTaken(byName, secondName, what)
      : words.headlineAsked(byName, what),
    paragraphs: [words.mayBeOpen(holderName), secondName ? words.othersCan : words.agree],
    facts: [[facts.said, texts.dated(notice.at)]],
    quote: { intro: reasonGiven, text: notice.reason },
    link: { label: links.lease, path: leasePath(notice) },
  }
}
