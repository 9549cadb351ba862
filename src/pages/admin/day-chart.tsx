import { useTexts } from '../texts'

const DAY_MS = 86_400_000
const HEIGHT = 56
const WIDTH = 640

type Props = { readonly counts: readonly number[]; readonly since: number }

/** Check-outs of each day as bars, drawn on the server; each bar says its day and its number. */
export function DayChart({ counts, since }: Props) {
  const texts = useTexts()
  const most = Math.max(1, ...counts)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const step = WIDTH / counts.length
  const words = texts.reports.perDay(total, counts.length, Math.max(...counts))
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        {counts.map((count, day) => {
          const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT)
          return (
            <rect
              x={(day * step).toFixed(2)}
              y={(HEIGHT - height).toFixed(2)}
              width={Math.max(1, step * 0.78).toFixed(2)}
              height={height.toFixed(2)}
              data-none={count === 0 ? '' : undefined}
            >
              <title>{`${dayOf(since + day * DAY_MS)}: ${count}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption class="small muted">
        <span>{dayOf(since)}</span>
        <span>{words}</span>
        <span>{dayOf(since + (counts.length - 1) * DAY_MS)}</span>
      </figcaption>
    </figure>
  )
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
