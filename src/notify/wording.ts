import type { About } from './notice'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** An exact duration: "1 hour 30 minutes". */
export function durationInWords(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds))
  const words: string[] = []
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  return words.join(' ') || '0 seconds'
}

/** How long from one instant to the next, to the minute where seconds no longer matter. */
export function spanInWords(fromMs: number, toMs: number): string {
  const seconds = (toMs - fromMs) / 1_000
  return durationInWords(seconds < 600 ? seconds : Math.round(seconds / 60) * 60)
}

/** An instant that reads the same everywhere: "Fri 2026-11-20 22:40:00 UTC". */
export function instantInWords(atMs: number): string {
  const at = new Date(atMs)
  const [day, time] = at.toISOString().split('T') as [string, string]
  return `${WEEKDAYS[at.getUTCDay()]} ${day} ${time.slice(0, 8)} UTC`
}

/** What it is about: "admin on prod-db". */
export function accessInWords(notice: About): string {
  const what = `${notice.accountName} on ${notice.resourceName}`
  return notice.isExtension ? `more time for ${what}` : what
}
