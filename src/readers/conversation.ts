import { type Attempt, NotYet, Refused, Unclear } from '../connectors/attempt'
import { plainly } from '../connectors/failure'
import { exchange, type Reply } from '../connectors/scim/http'
import { recordOf, type Said } from '../connectors/scim/resource'
import { retryAfterMs } from '../connectors/scim/retry-after'
import { LONGEST_ANSWER } from './reader'

const LONGEST_PAUSE_MS = 60_000
const MOST_PAGES = 2_000

/** What is said to one provider in the course of one reading. */
export type Conversation = {
  readonly origin: string
  readonly attempt: Attempt
  /** The value of the header, asked for each time, since tokens run out while pages are turned. */
  readonly authorization: () => Promise<string>
}

/** One page: what is on it, and where the next one is; null after the last. */
export type Page = { readonly items: readonly unknown[]; readonly next: string | null }

/** Throws for every answer that is an error, but gives back null where there is nothing. */
export async function get(talk: Conversation, url: string): Promise<Reply | null> {
  for (;;) {
    const headers = { accept: 'application/json', authorization: await talk.authorization() }
    const request = { method: 'GET', headers }
    const reply = await exchange(url, request, talk.attempt, LONGEST_ANSWER)
    if (reply.status === 404) return null
    if (reply.status === 429) await pauseFor(talk.attempt, reply)
    else return accepted(reply)
  }
}

/** Turns every page. A next page elsewhere, one that was there before, or no page at all: it throws. */
export async function everyPage(
  talk: Conversation,
  first: string,
  pageOf: (reply: Reply) => Page,
): Promise<readonly Said[]> {
  const items: unknown[] = []
  const turned = new Set<string>()
  for (let url: string | null = first; url !== null; ) {
    if (turned.has(url) || turned.size >= MOST_PAGES)
      throw new Refused('The provider does not show its whole list, page by page.')
    turned.add(url)
    const reply = await get(talk, url)
    if (!reply) throw new Unclear('The provider has no such list [404].')
    const page = pageOf(reply)
    items.push(...page.items)
    if (page.next !== null && URL.parse(page.next)?.origin !== talk.origin)
      throw new Refused('The provider leads to another address for its next page.')
    url = page.next
  }
  return items.map((item) => {
    const said = recordOf(item)
    if (!said || typeof said.id !== 'string' || said.id === '')
      throw new Unclear('The provider lists something without an id.')
    return said
  })
}

function accepted(reply: Reply): Reply {
  const { status } = reply
  if (status < 400) return reply
  if (status === 401) throw new Refused('The provider does not accept the credentials [401].')
  const said = `The provider answered: ${reasonIn(reply)} [${status}].`
  throw status >= 500 || status === 408 ? new NotYet(said) : new Refused(said)
}

/** Okta says `errorSummary`, Graph `error.message`. */
function reasonIn({ body }: Reply): string {
  const said = recordOf(body)
  const text = said?.errorSummary ?? recordOf(said?.error)?.message
  return typeof text === 'string' ? plainly(text) : 'an error without an explanation'
}

/** Okta says when it may be asked again as the second since 1970, others as RFC 9110 has it. */
async function pauseFor(attempt: Attempt, { headers }: Reply): Promise<void> {
  const reset = headers.get('x-rate-limit-reset')
  const after = headers.get('retry-after')
  const waitMs =
    after === null && reset !== null && /^\d{1,12}$/.test(reset)
      ? Math.max(1_000, Number(reset) * 1_000 - Date.now())
      : retryAfterMs(after)
  if (waitMs > LONGEST_PAUSE_MS)
    throw new NotYet(`The provider asks to come again in ${Math.ceil(waitMs / 1_000)} s [429].`)
  await attempt.pause(waitMs)
}
