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
  to: { readonly id: string; readonly name: string },
  publicUrl: string,
): Message & { readonly threadKey: string } {
  const [only] = items
  if (only && items.length === 1 && only.standing.is === 'live') {
    const named = only.asOwnerOf === undefined ? to : { ...to, asOwnerOf: only.asOwnerOf }
    const message = messageOf(only.notice, named, publicUrl, only.path)
    return { ...message, threadKey: only.notice.requestId }
  }
  const base = publicUrl.replace(/\/+$/, '')
  const letter = digest(items, base)
  const href = `${base}${letter.link.path}`
  return {
    subject: oneLine(letter.subject, SUBJECT_LENGTH),
    text: letterAsText(letter, to.name, href),
    html: letterAsHtml(letter, to.name, href),
    threadKey: `digest ${to.id}`,
  }
}

/** What a browser shows of it; null where nothing of it is still so. */
export function waitedPush(items: readonly Waited[]): PushText | null {
  const live = items.filter(({ standing }) => standing.is === 'live')
  const [only] = live
  if (!only) return null
  if (live.length === 1) {
    const { notice, path, asOwnerOf } = only
    return pushTextOf(notice, asOwnerOf === undefined ? {} : { asOwnerOf }, path)
  }
  const { subject, link } = digest(live, '')
  const subjects = live.map((each) => letterFor(each.notice, each.asOwnerOf).subject)
  return { title: subject, body: oneLine(subjects.join('; '), 200), path: link.path, tag: 'digest' }
}

function digest(items: readonly Waited[], base: string): Letter {
  const wanted = items.filter(isWanted).length
  const others = items.length - wanted
  const rest = `${others} ${others === 1 ? 'notice' : 'notices'}`
  const decisions = `${wanted} ${wanted === 1 ? 'decision' : 'decisions'} wanted`
  const subject =
    wanted === 0 ? `${rest} for you` : others === 0 ? decisions : `${decisions}, and ${rest}`
  return {
    subject,
    headline: `This has waited for you: ${subject}.`,
    paragraphs: ['You have chosen to hear of these together. What was urgent came at once.'],
    facts: [],
    quote: null,
    link:
      wanted === 0
        ? { label: 'Open Hallpass', path: '/' }
        : { label: 'See what waits for you', path: '/waiting' },
    entries: items.map((item) => entryOf(item, base)),
  }
}

function entryOf({ notice, standing, path, asOwnerOf }: Waited, base: string): Entry {
  const { headline, link } = letterFor(notice, asOwnerOf)
  const isSettled = standing.is === 'settled'
  const own = `/requests/${encodeURIComponent(notice.requestId)}`
  return {
    headline: asOwnerOf === undefined ? headline : `${asOwnerOf}: ${headline}`,
    news: isSettled ? standing.words : null,
    label: isSettled ? 'See the request' : link.label,
    href: `${base}${isSettled ? own : (path ?? link.path)}`,
  }
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
