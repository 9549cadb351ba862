type Props = {
  readonly path: string
  readonly query: { readonly [name: string]: string }
  /** The cursor of the next page, where there is one. */
  readonly next: string | null
}

/** Keyset paging goes forward; the way back is the browser's, and a link to the beginning. */
export function Pager({ path, query, next }: Props) {
  const isFirst = !query.cursor
  if (isFirst && !next) return null
  return (
    <nav class="pager" aria-label="Pages">
      {!isFirst && (
        <a class="btn" data-variant="outline" data-size="small" href={address(path, query, '')}>
          First page
        </a>
      )}
      {next && (
        <a class="btn" data-variant="outline" data-size="small" href={address(path, query, next)}>
          Next page
        </a>
      )}
    </nav>
  )
}

function address(path: string, query: Props['query'], cursor: string): string {
  const kept = Object.entries({ ...query, cursor }).filter(([, value]) => value !== '')
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path
}
