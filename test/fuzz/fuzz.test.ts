import fc from 'fast-check'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { apiSurface } from './api'
import { scimSurface } from './scim'
import type { Shot, Surface } from './surface'

const { requests, seed } = inject('fuzz')

/** A surface of its own comes here, with its share of the requests. */
const SURFACES: readonly Surface[] = [apiSurface, scimSurface]

const answers: Record<string, Record<number, number>> = {}

afterAll(() => {
  vi.restoreAllMocks()
  if (requests > 1_000) console.log(JSON.stringify({ name: 'fuzz.answers', answers }))
})

describe.each(SURFACES)('what $name is sent', ({ name, share, arm }) => {
  it(`breaks nothing, is refused where it is not valid, and says so well (seed ${seed})`, async () => {
    // What is refused is told to the log as well, which nobody reads here.
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue()
    const { shots, fire, flawIn } = await arm()
    const counts: Record<number, number> = {}
    answers[name] = counts
    const numRuns = Math.ceil(requests * share)
    await fc.assert(
      fc.asyncProperty(shots, async (shot) => {
        const answered = await fire(shot)
        counts[answered.status] = (counts[answered.status] ?? 0) + 1
        const flaw = flawIn(shot, answered)
        expect(
          flaw && `${flaw}: ${inWords(shot)} → ${answered.status} ${answered.text.slice(0, 600)}`,
        ).toBeNull()
      }),
      { numRuns, seed, endOnFailure: true },
    )
    // A surface that refuses everything would have been asked nothing.
    expect(
      Object.keys(counts)
        .map(Number)
        .some((status) => status < 300),
    ).toBe(true)
  }, 3_600_000)
})

function inWords({ method, path, body = '', from = '', what }: Shot): string {
  return `${method} ${path.slice(0, 400)} by ${from} (${what}) ${body.slice(0, 600)}`
}
