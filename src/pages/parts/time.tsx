import { durationWords } from './duration'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** An instant in UTC; with script it is shown in the reader's zone, the exact instant on hover. */
export function Instant({ at }: { readonly at: number }) {
  const iso = new Date(at).toISOString()
  return (
    <time datetime={iso} title={exact(iso)} data-local>
      {instantWords(at)}
    </time>
  )
}

/** How long until then. With script it counts down; without, it says how it was when rendered. */
export function Left({ until, now }: { readonly until: number; readonly now: number }) {
  const iso = new Date(until).toISOString()
  return (
    <time datetime={iso} title={exact(iso)} data-countdown>
      {durationWords(Math.max(0, until - now) / 1000)}
    </time>
  )
}

function instantWords(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`
}

function exact(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')
}
