import { Icon } from '../parts/icons'
import { useTexts } from '../texts'
import { DAY_MS } from './period'
import type { Bar } from './report-chart'

const HEIGHT = 56
const WIDTH = 640

type Props = {
  readonly bars: readonly Bar[]
  readonly isByWeek: boolean
  /** What it says as a whole, and what each value means, in words. */
  readonly words: string
  readonly wordsOf: (value: number) => string
  readonly heading: string
}

/** Drawn on the server; each bar says its day or its week and its value, and so does the table. */
export function TimeChart({ bars, isByWeek, words, wordsOf, heading }: Props) {
  const { reports } = useTexts()
  const most = Math.max(...bars.map(({ value }) => value))
  const [first, last] = [bars[0], bars.at(-1)]
  if (!(most > 0) || !first || !last) return null
  const step = WIDTH / bars.length
  const nameOf = (bar: Bar) =>
    isByWeek ? reports.fromTo(dayOf(bar.since), lastDayOf(bar)) : dayOf(bar.since)
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
        {bars.map((bar, place) => {
          const { value } = bar
          const height = value === 0 ? 1 : Math.max(3, (value / most) * HEIGHT)
          return (
            <rect
              x={(place * step).toFixed(2)}
              y={(HEIGHT - height).toFixed(2)}
              width={Math.max(1, step * 0.78).toFixed(2)}
              height={height.toFixed(2)}
              data-none={value === 0 ? '' : undefined}
            >
              <title>{`${nameOf(bar)}: ${wordsOf(value)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption class="small muted">
        <span>{dayOf(first.since)}</span>
        <span>{words}</span>
        <span>{lastDayOf(last)}</span>
      </figcaption>
      <details class="more">
        <summary>
          <Icon name="right" size={14} />
          {reports.asTable}
        </summary>
        <table class="table">
          <thead>
            <tr>
              <th>{isByWeek ? reports.columns.week : reports.columns.day}</th>
              <th>{heading}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ value }) => value > 0)
              .map((bar) => (
                <tr>
                  <td>{nameOf(bar)}</td>
                  <td>{wordsOf(bar.value)}</td>
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

function lastDayOf({ until }: Bar): string {
  return dayOf(until - DAY_MS)
}
