import * as v from 'valibot'
import { LIMITS } from '../../domain/limits'
import { Text } from '../../domain/name'
import { type Faults, one, type Typed } from './typed'

const Ticket = v.pipe(
  Text,
  v.maxLength(LIMITS.ticketLength, `At most ${LIMITS.ticketLength} characters.`),
)

/** What is wrong with words that were typed, by the rules that hold for programs too. */
export function faultsOfWords(typed: Typed, names: readonly string[]): Faults {
  return Object.fromEntries(
    names.flatMap((name) => {
      const result = v.safeParse(name === 'ticket' ? Ticket : Text, one(typed, name))
      return result.success ? [] : [[name, result.issues[0].message]]
    }),
  )
}
