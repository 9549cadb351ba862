import * as v from 'valibot'
import { PersonId, type RequestId } from '../domain/ids'
import type { Request } from '../domain/resource/state'
import { fromBase64, toBase64Url, utf8 } from './bytes'
import { fingerprintsOf } from './fingerprint'
import { isSameSecret } from './same-secret'

/**
 * What a mailed link points to: one decision, of one person, about what was asked then. It carries
 * no authority; that nobody else can make one is so that a stranger's attempt is told from a typo.
 */
export type DecisionLink = {
  readonly requestId: RequestId
  readonly personId: PersonId
  /** Counted from 0. */
  readonly step: number
  /** What was asked, as `askedFor` says it. */
  readonly content: string
  /** When it was sent, in epoch milliseconds. */
  readonly sentAt: number
}

const Written = v.strictTuple([PersonId, v.number(), v.string(), v.number()])

/** Below /decisions; the same each time, so that a mail that is sent again is the same mail. */
export async function linkPath(link: DecisionLink, secret: string): Promise<string> {
  const { requestId, personId, step, content, sentAt } = link
  const words = JSON.stringify([personId, step, content, sentAt])
  const [mark = ''] = await marksOf(`${requestId} ${words}`, secret)
  return `${requestId}/${toBase64Url(utf8(words))}.${mark}`
}

/** Null for everything that was not made here. */
export async function readLink(
  requestId: RequestId,
  text: string,
  secret: string,
): Promise<DecisionLink | null> {
  const [body = '', mark = '', ...rest] = text.split('.')
  const bytes = fromBase64(body)
  if (!bytes || rest.length > 0) return null
  const words = new TextDecoder().decode(bytes)
  const marks = await marksOf(`${requestId} ${words}`, secret)
  const same = await Promise.all(marks.map((each) => isSameSecret(mark, each)))
  if (!same.includes(true)) return null
  const [personId, step, content, sentAt] = v.parse(Written, JSON.parse(words))
  return { requestId, personId, step, content, sentAt }
}

/** What a decision is about: where it is something else by now, the mail is out of date. */
export async function askedFor(request: Request, secret: string): Promise<string> {
  const { account, durationSeconds, justification, ticket, policy } = request
  const about = [account.id, durationSeconds, justification, ticket, policy.id, policy.revision]
  const [mark = ''] = await marksOf(JSON.stringify(about), secret)
  return mark
}

/** Under every key that counts, today's first; short enough for an address, too long to guess. */
async function marksOf(words: string, secret: string): Promise<readonly string[]> {
  const marks = await fingerprintsOf(`decision link ${words}`, secret)
  return marks.map((mark) => mark.slice(0, 32))
}
