import { judgeHost } from './host'
import { readAtMost } from './read-at-most'
import { webOriginOf } from './web-origin'

/** `within` names the origins that this connector was saved with; no other is called. */
export type OutboundRequest = {
  readonly method: string
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly within: readonly string[]
}

export type OutboundLimits = { readonly deadlineMs: number; readonly maxBytes: number }

/**
 * `isSent` is false where the request certainly did not leave. The message says what went wrong
 * and nothing that the other side said.
 */
export type OutboundAnswer =
  | {
      readonly answered: true
      readonly status: number
      readonly headers: Headers
      readonly text: string
    }
  | {
      readonly answered: false
      readonly isSent: boolean
      readonly why: 'address' | 'failed' | 'late' | 'redirect' | 'long'
      readonly message: string
    }

/**
 * The one way in which a connector or a webhook speaks HTTP: to origins that were saved, in plain
 * spelling, without following redirects, for a limited time and up to a limited size. It never
 * throws. A name whose address is changed between saving and calling is not found out here.
 */
export async function callOut(
  request: OutboundRequest,
  { deadlineMs, maxBytes }: OutboundLimits,
): Promise<OutboundAnswer> {
  const problem = problemWith(request)
  if (problem) return { answered: false, isSent: false, why: 'address', message: problem }
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), deadlineMs)
  try {
    return await answerTo(request, limit.signal, maxBytes)
  } catch {
    return limit.signal.aborted
      ? gone('late', 'The target did not answer within the time allowed.')
      : gone('failed', 'The connection failed.')
  } finally {
    clearTimeout(timer)
  }
}

function problemWith({ url, within }: OutboundRequest): string | null {
  const origin = webOriginOf(url)
  const host = origin && /^https?:\/\/(\[[^\]]*\]|[^:]*)/.exec(origin)?.[1]
  if (!origin || !host || judgeHost(host).kind === 'odd') return 'The address is not a plain one.'
  return within.includes(origin) ? null : 'The address is not one that was allowed.'
}

async function answerTo(
  { method, url, headers, body }: OutboundRequest,
  signal: AbortSignal,
  maxBytes: number,
): Promise<OutboundAnswer> {
  const response = await fetch(url, {
    method,
    headers: { 'user-agent': 'Hallpass', ...headers },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal,
  })
  const { status } = response
  if (status >= 300 && status < 400) {
    await response.body?.cancel()
    return gone('redirect', `The target answered ${status}, a redirect, which is never followed.`)
  }
  const text = await readAtMost(response, maxBytes)
  if (text === null) return gone('long', `The answer is longer than ${maxBytes} bytes.`)
  return { answered: true, status, headers: response.headers, text }
}

type Gone = Extract<OutboundAnswer, { answered: false }>

function gone(why: Gone['why'], message: string): Gone {
  return { answered: false, isSent: true, why, message }
}
