import { useTexts } from '../texts'
export type Query = { readonly [name: string]: string }

type Props = {
  readonly path: string
  readonly query: Query
  /** The cursor of the next page, where there is one. */
  readonly next: string | null
  /** Where the address keeps the cursor: a page with two lists has a second name. */
  readonly name?: string
}

/** Keyset paging goes forward; the way back is the browser's, and a link to the beginning. */
export function Pager({ path, query, next, name = 'cursor' }: Props) {
  const texts = useTexts()
  const isFirst = !query[name]
  if (isFirst && !next) return null
  return (
    <nav class="pager" aria-label={texts.shell.pages}>
      {!isFirst && (
        <a
          class="btn"
          data-variant="outline"
          data-size="small"
          href={addressOf(path, { ...query, [name]: '' })}
        >
          {texts.shell.firstPage}
        </a>
      )}
      {next && (
        <a
          class="btn"
          data-variant="outline"
          data-size="small"
          href={addressOf(path, { ...query, [name]: next })}
        >
          {texts.shell.nextPage}
        </a>
      )}
    </nav>
  )
}

/** What is empty is left out, so that the same list has the same address. */
export function addressOf(path: string, query: Query): string {
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path
}
