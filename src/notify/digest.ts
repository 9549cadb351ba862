import type { Language } from '../domain/language'
import { LANGUAGES } from '../domain/language'
import type { Texts } from '../texts/english'
import { textsIn } from '../texts/texts'
import { oneLine } from './inert'
import type { Entry, Letter } from './letter'
import { letterAsHtml } from './letter-as-html'
import { letterAsText } from './letter-as-text'
import { letterFor, type Message, messageOf } from './message'
import type { Notice } from './notice'
import type { PushText } from './push/push'
import { pushTextOf } from './push/push-text'
import type { Standing } from './standing'

/** A notice that has waited, and what it is worth by now. */
export type Waited = {
  readonly notice: Notice
  readonly standing: Exclude<Standing, { is: 'pointless' }>
  /** A page for this person alone. */
  readonly path?: string
  readonly asOwnerOf?: string
}

const SUBJECT_LENGTH = 120

/**
 * What is worth saying of what waited, in its order: of what is asked again and again the last, and
 * once only that something is settled.
 */
export function worthSaying<Item extends Waited>(items: readonly Item[]): readonly Item[] {
  return items.filter((item, index) => {
    const later = items.slice(index + 1)
    if (later.some((each) => isSame(each.notice, item.notice))) return false
    return item.notice.kind !== 'request_settled' || !items.some((each) => says(each, item.notice))
  })
}

/** One thing that waited is told as if it had not, in its own thread; several come in one mail. */
export function waitedMessage(
  items: readonly Waited[],
  to: { readonly id: string; readonly name: string; readonly language: Language | null },
  publicUrl: string,
): Message & { readonly threadKey: string } {
  const [only] = items
  if (only && items.length === 1 && only.standing.is === 'live') {
    const named = only.asOwnerOf === undefined ? to : { ...to, asOwnerOf: only.asOwnerOf }
    const message = messageOf(only.notice, named, publicUrl, only.path)
    return { ...message, threadKey: only.notice.requestId }
  }
  const base = publicUrl.replace(/\/+$/, '')
  const texts = readIn(to.language)
  const letter = digest(texts, items, base)
  const href = `${base}${letter.link.path}`
  return {
    subject: oneLine(letter.subject, SUBJECT_LENGTH),
    text: letterAsText(texts, letter, to.name, href),
    html: letterAsHtml(texts, letter, to.name, href),
    threadKey: `digest ${to.id}`,
  }
}

/** What a browser shows of it; null where nothing of it is still so. */
export function waitedPush(items: readonly Waited[], language: Language | null): PushText | null {
  const texts = readIn(language)
  const live = items.filter(({ standing }) => standing.is === 'live')
  const [only] = live
  if (!only) return null
  if (live.length === 1) {
    const { notice, path, asOwnerOf } = only
    return pushTextOf(texts, notice, asOwnerOf === undefined ? {} : { asOwnerOf }, path)
  }
  const { subject, link } = digest(texts, live, '')
  const subjects = live.map((each) => letterFor(texts, each.notice, each.asOwnerOf).subject)
  return { title: subject, body: oneLine(subjects.join('; '), 200), path: link.path, tag: 'digest' }
}

function digest(texts: Texts, items: readonly Waited[], base: string): Letter {
  const words = texts.notices.digest
  const wanted = items.filter(isWanted).length
  const others = items.length - wanted
  const some = others === 0 ? words.decisions(wanted) : words.both(wanted, others)
  const subject = wanted === 0 ? words.notices(others) : some
  return {
    subject,
    headline: words.headline(subject),
    paragraphs: [words.chosen],
    facts: [],
    quote: null,
    link:
      wanted === 0 ? { label: words.open, path: '/' } : { label: words.waiting, path: '/waiting' },
    entries: items.map((item) => entryOf(texts, item, base)),
  }
}

function entryOf(texts: Texts, { notice, standing, path, asOwnerOf }: Waited, base: string): Entry {
  const { headline, link } = letterFor(texts, notice, asOwnerOf)
  const isSettled = standing.is === 'settled'
  const own = `/requests/${encodeURIComponent(notice.requestId)}`
  return {
    headline: asOwnerOf === undefined ? headline : `${asOwnerOf}: ${headline}`,
    news: isSettled ? standing.words : null,
    label: isSettled ? texts.letters.frame.links.request : link.label,
    href: `${base}${isSettled ? own : (path ?? link.path)}`,
  }
}

/** What somebody has not chosen is read in the first language. */
export function readIn(language: Language | null | undefined): Texts {
  return textsIn(language ?? LANGUAGES[0])
}

function isWanted({ notice, standing }: Waited): boolean {
  return notice.kind === 'decision_wanted' && standing.is === 'live'
}

function isSame(one: Notice, other: Notice): boolean {
  if (one.kind !== other.kind || one.requestId !== other.requestId) return false
  const steps = [one, other].map((each) => ('stepNumber' in each ? each.stepNumber : null))
  return steps[0] === steps[1]
}

function says({ notice, standing }: Waited, about: Notice): boolean {
  return standing.is === 'settled' && notice.requestId === about.requestId
}
