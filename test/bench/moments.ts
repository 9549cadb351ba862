import type { HttpClient } from '../support/http-client.ts'
import { call } from './stage.ts'

/** Epoch milliseconds, by lease. */
export type Moments = ReadonlyMap<string, number>

type Happening = { readonly at: string; readonly leaseId: string | null }
type Page = { readonly items: readonly Happening[]; readonly next: string | null }

/** When history says that this happened, by lease; history may lag, so that it is asked again. */
export async function momentsOf(
  auditor: HttpClient,
  type: string,
  wanted: number,
): Promise<Moments> {
  const givesUpAt = Date.now() + 30_000
  for (;;) {
    const moments = new Map<string, number>()
    let cursor = ''
    do {
      const path = `/history?type=${type}&limit=100${cursor && `&cursor=${cursor}`}`
      const { items, next } = await call<Page>(auditor, 'GET', path)
      for (const { leaseId, at } of items) if (leaseId) moments.set(leaseId, Date.parse(at))
      cursor = next ?? ''
    } while (cursor !== '')
    if (moments.size >= wanted || Date.now() > givesUpAt) return moments
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
