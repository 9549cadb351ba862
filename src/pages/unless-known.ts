import type { Context } from 'hono'
import type { AppEnv } from '../http/context'

/** What changes by itself from one second or one answer to the next, and is no news. */
const TIMES = /<time [^>]*>[^<]*<\/time>/g
const NONCES = / nonce="[^"]*"/g

/**
 * A page that script asks for again and again: its words once, and nothing while they are the same.
 * Nobody but the page itself keeps it, so the answer stays uncached.
 */
export async function unlessKnown(c: Context<AppEnv>, text: string): Promise<Response> {
  const timeless = text.replace(TIMES, (time) => time.replace(/>[^<]*</, '><')).replace(NONCES, '')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(timeless))
  const hex = [...new Uint8Array(digest).slice(0, 12)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  const tag = `W/"${hex}"`
  const isKnown = c.req.header('If-None-Match') === tag
  c.header('ETag', tag)
  return isKnown ? c.body(null, 304) : c.html(text)
}
