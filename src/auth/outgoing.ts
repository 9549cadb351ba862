import type { Settings } from '../http/settings'

const TIMEOUT_MS = 10_000

/** Whether an address may be called: https, or plain http to an origin that was allowed by name. */
export function mayCall(address: string, settings: Settings): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && settings.allowedPlainOrigins.includes(url.origin)
}

/** A fetch that refuses other addresses and gives up after ten seconds. */
export function fetchWithin(settings: Settings) {
  return async (address: string, init: object): Promise<Response> => {
    if (!mayCall(address, settings)) throw new Error(`Not an allowed address: ${address}`)
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS)
    try {
      const response = await fetch(address, { ...init, signal: abort.signal })
      return await inMemory(response)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Reads everything within the time limit; the bytes are no longer encoded as the headers say. */
async function inMemory(response: Response): Promise<Response> {
  const body = await response.arrayBuffer()
  const headers = new Headers(response.headers)
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name)
  return new Response(body, { status: response.status, headers })
}
