const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** By how a unit begins, in English or in German: hours are "Stunden", days are "Tage". */
const SECONDS_OF: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^[dt]/i, 86_400],
  [/^(h|st)/i, 3_600],
  [/^m/i, 60],
  [/^s/i, 1],
]

const UNIT =
  's|secs?|seconds?|sek|sekunden?|m|mins?|minutes?|minuten|h|hrs?|hours?|std|stunden?|d|days?|tage?'

const WRITTEN = new RegExp(`^(\\d{1,7})\\s*(${UNIT})(?![a-z])[\\s,]*`, 'i')

/** As it is written into a field, without loss: "1h 30m". */
export function durationText(seconds: number): string {
  let rest = seconds
  const parts: string[] = []
  for (const [name, size] of UNITS) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${name === 'minute' ? 'min' : name.charAt(0)}`)
    rest -= count * size
  }
  return parts.join(' ')
}

function secondsIn(unit: string): number {
  return SECONDS_OF.find(([begins]) => begins.test(unit))?.[1] ?? 0
}

/** Seconds, or null where it is not a duration. A number without a unit is not one. */
export function parseDuration(text: string): number | null {
  let rest = text.trim()
  if (rest === '') return null
  let seconds = 0
  while (rest !== '') {
    const match = WRITTEN.exec(rest)
    if (!match?.[1] || !match[2]) return null
    seconds += Number(match[1]) * secondsIn(match[2])
    rest = rest.slice(match[0].length)
  }
  return seconds
}
