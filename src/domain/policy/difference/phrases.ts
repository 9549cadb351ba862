/** What a person or a group is called; the id where nobody knows. */
export type NameOf = (id: string) => string

const LISTED = 20

/** “Resources: “a” instead of “b”.” Nothing where both say the same. */
export function instead(what: string, before: string, after: string): readonly string[] {
  return before === after ? [] : [`${what} ${after} instead of ${before}.`]
}

export function listed(ids: readonly string[], nameOf: NameOf): string {
  const names = ids.slice(0, LISTED).map(nameOf).join(', ')
  return ids.length > LISTED ? `${names} and ${ids.length - LISTED} more` : names
}
