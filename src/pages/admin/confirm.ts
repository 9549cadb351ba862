import type { Texts } from '../../texts/english'
import { type Faults, one, type Typed } from '../parts/typed'

/** The fault where the name that had to be typed is not this one. */
export function misnamed({ parts }: Texts, typed: Typed, name: string): Faults | null {
  const isSame = one(typed, 'confirmName').trim() === name.trim()
  return isSame ? null : { confirmName: parts.isNot(name) }
}
