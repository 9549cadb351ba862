import fc from 'fast-check'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { apiSurface } from './api'
import { scimSurface } from './scim'
import type { Answered, Shot, Surface } from './surface'

const { requests, seed } = inject('fuzz')

/** A surface of its own comes here, with its share of the requests. */
const SURFACES: readonly Surface[] = [apiSurface, scimSurface]

/** One mistake is met many times over; these are enough to see what is wrong. */
const MOST_FLAWS = 20
const LONG = 1_000

afterAll(() => void vi.restoreAllMocks())

describe.each(SURFACES)('what $name is sent', ({ name, share, arm }) => {
  it(`breaks nothing, is refused where it is not valid, and says so well (seed ${seed})`, async () => {
    // What is refused is told to the log as well, which nobody reads here.
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue()
    const { shots, fire, flawIn } = await arm()
    const counts: Record<number, number> = {}
    const flaws: string[] = []
    const property = fc.asyncProperty(shots, async (shot) => {
      if (flaws.length >= MOST_FLAWS) return
      const answered = await unbraked(() => fire(shot))
      counts[answered.status] = (counts[answered.status] ?? 0) + 1
      const flaw = flawIn(shot, answered)
      if (flaw) flaws.push(inWords(flaw, shot, answered))
    })
    await fc.assert(property, { numRuns: Math.ceil(requests * share), seed })
    if (requests > LONG) console.log(JSON.stringify({ name: `fuzz.${name}`, answers: counts }))
    expect(flaws).toEqual([])
    // A surface that refuses everything would have been asked nothing.
    expect(Object.keys(counts).some((status) => Number(status) < 300)).toBe(true)
  }, 3_600_000)
})

/** What was only told to wait has not been tried: it is sent again when the brake lets it through. */
async function unbraked(fire: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    const answered = await fire()
    if (answered.status !== 429) return answered
    const seconds = Number(answered.headers.get('Retry-After') ?? 1)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  }
}

/** As JSON, since what was made up is not for terminals. */
function inWords(flaw: string, shot: Shot, { status, text }: Answered): string {
  const { method, path, body = '', from = '', what } = shot
  const sent = [path.slice(0, 300), what.slice(0, 200), body.slice(0, 500)]
  return `${flaw}: ${method} by ${from}: ${JSON.stringify([...sent, status, text.slice(0, 500)])}`
}
