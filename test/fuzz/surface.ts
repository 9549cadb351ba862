import type fc from 'fast-check'

/** One request that was made up, and what has to become of it. */
export type Shot = {
  readonly method: string
  /** Below the origin; ids that are written as `{{req}}` become one that is there. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Who sends it, where that is one of several. */
  readonly from?: string
  /** `refused`: it is not valid, so that it must not be done. `done`: it is valid beyond doubt. */
  readonly must: 'refused' | 'done' | 'anything'
  /** What was broken, for whoever reads the report. */
  readonly what: string
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A part of the product that takes what others send. */
export type Surface = {
  readonly name: string
  /** How much of all requests is for it. */
  readonly share: number
  /** Prepares what there is to aim at, and says what may be sent. */
  readonly arm: () => Promise<Armed>
}

export type Armed = {
  readonly shots: fc.Arbitrary<Shot>
  readonly fire: (shot: Shot) => Promise<Answered>
  /** What is wrong with this answer, in words; null for nothing. */
  readonly flawIn: (shot: Shot, answered: Answered) => string | null
}

/** What holds everywhere: nothing breaks, what is not valid is refused, and what is valid is not. */
export function outcomeFlaw({ must }: Shot, { status }: Answered): string | null {
  if (status >= 500 && status !== 501) return 'it broke'
  if (must === 'refused' && status < 400) return 'it was done although it is not valid'
  if (must === 'done' && status >= 300 && status !== 429)
    return 'it was refused although it is valid'
  return null
}
