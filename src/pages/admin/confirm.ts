import { type Faults, one, type Typed } from '../parts/typed'

/** The fault where the name that had to be typed is not this one. */
export function misnamed(typed: Typed, name: string): Faults | null {
  const isSame = one(typed, 'confirmName').trim() === name.trim()
  return isSame ? null : { confirmName: `This is not “${name}”. Nothing was done.` }
}
