import { Icon } from '../parts/icons'
import { useTexts } from '../texts'

const DAY_MS = 86_400_000
const HEIGHT = 56
const WIDTH = 640

type Props = {
  /** One for each day; 0 where there was nothing. */
  readonly values: readonly number[]
  readonly since: number
  /** What it says as a whole, and what each value means, in words. */
  readonly words: string
  readonly wordsOf: (value: number) => string
  readonly heading: string
}

/** A bar for each day, drawn on the server; each says its day and its value, and so does the table. */
export function DayChart({ values, since, words, wordsOf, heading }: Props) {
  const { reports } = useTexts()
  const most = Math.max(...values)
  if (!(most > 0)) return null
  const step = WIDTH / values.length
  const days = values.map((value, day) => ({ value, at: since + day * DAY_MS }))
  return (
    <figure class="chart">
      <p class="chart-scale small muted" aria-hidden="true">
        <span>{wordsOf(most)}</span>
        <span>{heading}</span>
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        {days.map(({ value, at }, day) => {
          const height = value === 0 ? 1 : Math.max(3, (value / most) * HEIGHT)
          return (
            <rect
              x={(day * step).toFixed(2)}
              y={(HEIGHT - height).toFixed(2)}
              width={Math.max(1, step * 0.78).toFixed(2)}
              height={height.toFixed(2)}
              data-none={value === 0 ? '' : undefined}
            >
              <title>{`${dayOf(at)}: ${wordsOf(value)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption class="small muted">
        <span>{dayOf(since)}</span>
        <span>{words}</span>
        <span>{dayOf(since + (values.length - 1) * DAY_MS)}</span>
      </figcaption>
      <details class="more">
        <summary>
          <Icon name="right" size={14} />
          {reports.asTable}
        </summary>
        <table class="table">
          <thead>
            <tr>
              <th>{reports.columns.day}</th>
              <th>{heading}</th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter(({ value }) => value > 0)
              .map(({ value, at }) => (
                <tr>
                  <td>{dayOf(at)}</td>
                  <td>{wordsOf(value)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
