import type { HttpClient } from '../support/http-client.ts'

/** What a client knows about a call to a product that may be killed at any moment. */
export type Heard<Body> =
  | ({ readonly outcome: 'answered'; readonly status: number; readonly body: Body } & Span)
  /** Perhaps done, but not after `answeredAt`: its process is dead by then, where it is a number. */
  | ({ readonly outcome: 'lost' } & Span)
  /** Nobody was listening. */
  | { readonly outcome: 'unsent' }

/** Epoch milliseconds. */
export type Span = { readonly invokedAt: number; readonly answeredAt: number }

const PATIENCE_MS = 20_000

export async function send<Body>(
  who: HttpClient,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key?: string,
): Promise<Heard<Body>> {
  const invokedAt = Date.now()
  const headers: Record<string, string> = key ? { 'idempotency-key': key } : {}
  const answer = who.api<Body & { code?: string }>(method, `/api/v1${path}`, body, headers)
  const heard = await inTime(answer).catch((error: unknown) => error as Error)
  const answeredAt = Date.now()
  if (heard === null) return { outcome: 'lost', invokedAt, answeredAt: Number.POSITIVE_INFINITY }
  if (heard instanceof Error)
    return isRefused(heard) ? { outcome: 'unsent' } : { outcome: 'lost', invokedAt, answeredAt }
  const { status } = heard
  // The product says so itself when a target did not open; every other failure leaves it open.
  if (status >= 500 && heard.body.code !== 'grant_failed')
    return { outcome: 'lost', invokedAt, answeredAt: Number.POSITIVE_INFINITY }
  return { outcome: 'answered', status, body: heard.body, invokedAt, answeredAt }
}

async function inTime<Result>(work: Promise<Result>): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null)
  })
  try {
    return await Promise.race([work, timeUp])
  } finally {
    clearTimeout(timer)
  }
}

function isRefused({ cause }: Error): boolean {
  return (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED'
}
