import * as v from 'valibot'
import { GroupId, PersonId } from '../ids'
import { LIMITS } from '../limits'

const DAY = 86_400

/** Those who are named, by person or by group. */
export const Principals = {
  people: v.optional(setOf(PersonId, LIMITS.principalsPerStep), []),
  groups: v.optional(setOf(GroupId, LIMITS.principalsPerStep), []),
}

export function namesSomebody({ people, groups }: Named): boolean {
  return people.length + groups.length > 0
}

type Named = { readonly people: readonly unknown[]; readonly groups: readonly unknown[] }

export function seconds(min: number, max: number) {
  return whole(min, max, (value) =>
    value % DAY === 0 ? `${value / DAY} days` : `${value} seconds`,
  )
}

export function whole(min: number, max: number, said: (value: number) => string = String) {
  return v.pipe(
    v.number('A number is expected.'),
    v.integer('A whole number is expected.'),
    v.minValue(min, `At least ${said(min)}.`),
    v.maxValue(max, `At most ${said(max)}.`),
  )
}

export function setOf<Item extends v.GenericSchema>(item: Item, most: number) {
  return v.pipe(
    v.array(item, 'A list is expected.'),
    v.maxLength(most, `At most ${most} entries.`),
    v.check((list) => isSet(list), 'Nothing may be listed twice.'),
  )
}

export function isSet(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length
}
