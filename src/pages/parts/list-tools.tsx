import { useTexts } from '../texts'
import type { Option } from './fields'
import { Icon } from './icons'
import { addressOf, Pager, type Query } from './pager'

export type Choice = {
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
}

type Props = {
  readonly path: string
  readonly label: string
  readonly query: Query
  readonly choices?: readonly Choice[]
  /** Days from and to which it goes. */
  readonly dates?: readonly { readonly name: string; readonly label: string }[]
  /** Whether there is something to search. */
  readonly isSearched?: boolean
  /** Kept as it is, whatever is searched for. */
  readonly hidden?: Query
}

/**
 * Search, filters and order of a list, all of it in the address. The rows stand in `Found`, which
 * follows what is typed and chosen where there is script.
 */
export function ListTools(props: Props) {
  const texts = useTexts()
  const { path, label, query, choices = [], dates = [], isSearched = true, hidden = {} } = props
  const names = ['q', ...[...choices, ...dates].map(({ name }) => name)]
  const isNarrowed = names.some((name) => query[name])
  return (
    <search>
      <form class="tools" method="get" action={path} data-typing="#found">
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {isSearched && (
          <input
            class="input"
            type="search"
            name="q"
            value={query.q ?? ''}
            aria-label={label}
            placeholder={label}
            maxlength={64}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {choices.map(({ name, label: words, options }) => (
          <label class="tool">
            <span>{words}</span>
            <select class="select" name={name}>
              {options.map(({ value, words: said }) => (
                <option value={value} selected={value === (query[name] ?? '')}>
                  {said}
                </option>
              ))}
            </select>
          </label>
        ))}
        {dates.map(({ name, label: words }) => (
          <label class="tool">
            <span>{words}</span>
            <input class="input" type="date" name={name} value={query[name] ?? ''} />
          </label>
        ))}
        <button type="submit" class="btn" data-variant="outline">
          {texts.parts.show}
        </button>
        {isNarrowed && (
          <a class="btn" data-variant="quiet" href={addressOf(path, hidden)}>
            {texts.parts.clear}
          </a>
        )}
      </form>
    </search>
  )
}

type FoundProps = {
  readonly path: string
  readonly query: Query
  readonly next: string | null
  readonly count: number
  readonly children?: unknown
}

/** The rows, with the way to the next ones and to all of them as a file. */
export function Found({ path, query, next, count, children }: FoundProps) {
  const isFirst = !query.cursor
  return (
    <div id="found">
      {children}
      <div class="list-foot">
        <Pager path={path} query={query} next={next} />
        {count > 0 && isFirst && (
          <a
            class="btn"
            data-variant="quiet"
            data-size="small"
            href={addressOf(`${path}.csv`, { ...query, cursor: '' })}
            download
          >
            <Icon name="file" />
            CSV
          </a>
        )}
      </div>
    </div>
  )
}
