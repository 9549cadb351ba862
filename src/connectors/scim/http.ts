import { type Attempt, Refused, TimeUp, Unclear } from '../attempt'

/** `body` is what the JSON says, or null where the answer has none. */
export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export type Outgoing = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const MAX_BYTES = 1_048_576

/**
 * One exchange: no redirect is followed, the whole answer arrives within the attempt's time and
 * within 1 MiB, and it is JSON or it is nothing.
 */
export async function exchange(url: string, request: Outgoing, attempt: Attempt): Promise<Reply> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), attempt.remainingMs())
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: abort.signal })
    const { status, headers } = response
    if (status >= 300 && status < 400) {
      await response.body?.cancel()
      throw new Refused('The server answered with a redirect, which is never followed.')
    }
    const text = await readText(response)
    return { status, headers, body: text.trim() === '' ? null : parsed(text, status, headers) }
  } catch (error) {
    if (abort.signal.aborted) throw new TimeUp()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function readText({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > MAX_BYTES) {
      await reader.cancel()
      throw new Unclear('The server answered with more than 1 MiB, which is not read.')
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** An error may come from a proxy in front and be a page; that the status says it is enough. */
function parsed(text: string, status: number, headers: Headers): unknown {
  const type = headers.get('content-type') ?? ''
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(type)
  if (!isJson && status >= 400) return null
  if (!isJson) throw new Unclear('The server answered with something else than JSON.')
  try {
    return JSON.parse(text)
  } catch {
    if (status >= 400) return null
    throw new Unclear('The server answered with JSON that cannot be read.')
  }
}
