/** Where a value is: in one attribute, or in each value of a list. Names are those of the schema. */
export type Place = { readonly list: string | null; readonly path: readonly string[] }

export type Operator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'lt' | 'ge' | 'le'

/**
 * A filter whose names have been looked up and whose values have their types: text is folded where
 * case does not count, a time is in epoch milliseconds.
 */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'present'; readonly place: Place }
  /** Some value of the list; places within are those of that value. */
  | { readonly kind: 'some'; readonly list: string; readonly where: Condition }
  | {
      readonly kind: 'compare'
      readonly place: Place
      readonly operator: Operator
      readonly value: string | number | boolean
    }

/** How a list is asked for: RFC 7644 sections 3.4.2.2 to 3.4.2.4. */
export type Query = {
  readonly condition: Condition | null
  readonly sortBy: Place | null
  readonly isDescending: boolean
  /** Counted from one. */
  readonly startIndex: number
  readonly count: number
}
