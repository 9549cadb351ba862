/** Which part of a list is wanted. `cursor` comes from the page before, or is null for the first. */
export type Slice = { readonly limit: number; readonly cursor: string | null }

export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** The columns that a list is ordered by, as they are in the last row of a page. */
export type Key = readonly (string | number)[]

/** Thrown for a cursor that no page of this list gave out. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
}

/** Where the page before ended; null at the start of the list. Throws `BadCursor`. */
export function keyAfter(
  cursor: string | null,
  kinds: readonly ('string' | 'number')[],
): Key | null {
  if (cursor === null) return null
  const key = decode(cursor)
  const fits =
    Array.isArray(key) &&
    key.length === kinds.length &&
    key.every((value, index) => typeof value === kinds[index])
  if (!fits) throw new BadCursor('The cursor does not belong to this list.')
  return key as Key
}

/** Ask for one row more than `limit`: it says whether there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && rows.length > limit ? encode(keyOf(last)) : null }
}

function encode(key: Key): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key))
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decode(cursor: string): unknown {
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** A cursor into a list that is ordered by name, right after this one. */
export function keyOfName(name: string): string {
  return encode([name])
}

/** A cursor right after this key. */
export function cursorAt(key: Key): string {
  return encode(key)
}
