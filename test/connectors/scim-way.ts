import { vi } from 'vitest'

/** One request on its way to the server, and how to let it through. */
export type Passing = {
  readonly method: string
  readonly url: URL
  readonly body: string
  readonly pass: (change?: { readonly url?: URL; readonly body?: string }) => Promise<Response>
}

/**
 * Stands between the connector and the real server, and makes it speak another dialect. What is
 * answered with undefined passes. The requests that were seen are given back, as they come.
 */
export function onTheWay(
  answer: (passing: Passing) => Promise<Response> | Response | undefined,
): readonly string[] {
  const seen: string[] = []
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input))
    const { method = 'GET', body } = init ?? {}
    const text = typeof body === 'string' ? body : ''
    seen.push(`${method} ${url.pathname}${url.search}`)
    const pass: Passing['pass'] = ({ url: other = url, body: said = text } = {}) =>
      real(other.href, { ...init, ...(said && { body: said }) } as RequestInit)
    const passing = { method, url, body: text, pass }
    return (await answer(passing)) ?? pass()
  })
  return seen
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = { 'content-type': 'application/scim+json' }
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } })
}

export function scimError(status: number, detail = 'Not here.'): Response {
  return json({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail }, status)
}
