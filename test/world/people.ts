/** Somebody who can sign in at the world's OpenID provider. */
export type WorldPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Ana asks, Bo and Cy approve, Root administers; the same four appear in every test and page. */
export const PEOPLE: readonly WorldPerson[] = [
  { id: 'ana', name: 'Ana Alvarez', email: 'ana@example.test' },
  { id: 'bo', name: 'Bo Berg', email: 'bo@example.test' },
  { id: 'cy', name: 'Cy Chen', email: 'cy@example.test' },
  { id: 'root', name: 'Root Admin', email: 'root@example.test' },
]
