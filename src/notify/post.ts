/** How long the receiver may take, in milliseconds. */
const PATIENCE_MS = 10_000

export type Posting = {
  readonly url: URL
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** What came of it: the status, and when to come again where the receiver says so; never its words. */
export type Posted =
  | { readonly status: number; readonly retryAfter: string | null }
  | { readonly status: null }

/** The one way in which something leaves as JSON: no redirect is followed, and no answer is read. */
export async function post({ url, headers, body }: Posting): Promise<Posted> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Hallpass', ...headers },
      body,
      signal: ending.signal,
    })
    await answer.body?.cancel()
    return { status: answer.status, retryAfter: answer.headers.get('Retry-After') }
  } catch {
    return { status: null }
  } finally {
    clearTimeout(timer)
  }
}
