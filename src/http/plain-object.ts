import * as v from 'valibot'

/** A JSON object, which a list is not: valibot's own objects take lists as well. */
export const PlainObject = v.custom<{ readonly [name: string]: unknown }>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
)

/** An object with at least these, and whatever else there is. */
export function atLeast<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(PlainObject, v.looseObject(entries))
}
