import { Icon } from './icons'
import { addressOf, type Query } from './pager'

type Props = {
  readonly path: string
  /** Without a cursor: a file has everything that the filters find. */
  readonly query: Query
  readonly endings: readonly string[]
}

/** What a list finds as files, all of it. */
export function Files({ path, query, endings }: Props) {
  return (
    <>
      {endings.map((ending) => (
        <a class="btn" data-variant="outline" href={addressOf(`${path}.${ending}`, query)} download>
          <Icon name="file" />
          {ending.toUpperCase()}
        </a>
      ))}
    </>
  )
}
