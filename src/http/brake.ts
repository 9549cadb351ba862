import type { Context } from 'hono'
import type { AppEnv } from './context'
import { say } from './failure'

export type Allowance = { readonly most: number; readonly seconds: number }

type Window = { readonly until: number; count: number }

const MOST_WINDOWS = 20_000

const windows = new Map<string, Window>()

/**
 * Counts one more under this name; the seconds to wait where there were too many, or null. A brake
 * of this isolate, not a count to trust: what has to hold everywhere is counted in D1.
 */
export function secondsToWait(
  name: string,
  { most, seconds }: Allowance,
  now: number = Date.now(),
): number | null {
  const known = windows.get(name)
  const window = known && known.until > now ? known : { until: now + seconds * 1000, count: 0 }
  window.count += 1
  if (window !== known) keep(name, window, now)
  return window.count > most ? Math.ceil((window.until - now) / 1000) : null
}

/** Many names at once do not fill the memory: what is over goes first, then the oldest. */
function keep(name: string, window: Window, now: number): void {
  if (windows.size >= MOST_WINDOWS) {
    for (const [each, { until }] of windows) if (until <= now) windows.delete(each)
    for (const each of windows.keys()) {
      if (windows.size < MOST_WINDOWS) break
      windows.delete(each)
    }
  }
  windows.delete(name)
  windows.set(name, window)
}

export async function sayTooMany(c: Context<AppEnv>, seconds: number): Promise<Response> {
  c.header('Retry-After', String(seconds))
  return say(c, {
    status: 429,
    code: 'too_many_requests',
    title: 'Too much at once',
    detail: `Wait ${seconds} seconds and try again. Nothing was done, and nobody else is held up.`,
  })
}

/** Where a request comes from. An IPv6 network of 64 bits is one place: it belongs to one line. */
export function addressOf(c: Context): string {
  const address = c.req.header('CF-Connecting-IP') ?? 'unknown'
  return address.includes(':') ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
