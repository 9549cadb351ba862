import { vi } from 'vitest'

/** One request as a double of a provider sees it. */
export type Asked = {
  readonly method: string
  readonly url: URL
  readonly authorization: string
  readonly body: string
}

/** Answers in place of everything outside; the requests are given back as they come. */
export function insteadOfFetch(answer: (asked: Asked) => Response): readonly string[] {
  const seen: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input))
    const headers = new Headers((init?.headers ?? {}) as Record<string, string>)
    const method = init?.method ?? 'GET'
    seen.push(`${method} ${url.pathname}${url.search}`)
    const authorization = headers.get('authorization') ?? ''
    return answer({ method, url, authorization, body: String(init?.body ?? '') })
  })
  return seen
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = { 'content-type': 'application/json' }
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } })
}
