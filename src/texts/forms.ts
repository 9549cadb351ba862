/** One sentence for each form that a language's plural takes; `other` stands in for the rest. */
type Forms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** Chooses the sentence for a count: "one decision waits", "three decisions wait". */
export function pluralsIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Times, durations and lists as a language writes them; the same for all texts in it. */
export function wordingIn(locale: string) {
  const units = UNITS.map(([unit, size]) => {
    const style = { style: 'unit', unit, unitDisplay: 'long', useGrouping: false } as const
    return { size, format: new Intl.NumberFormat(locale, style) }
  })
  const zone = { timeZone: 'UTC', hourCycle: 'h23' } as const
  const instants = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
    ...zone,
  })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale)
  const spoken = (seconds: number, most: number) => {
    let rest = Math.max(0, Math.round(seconds))
    const words: string[] = []
    for (const { size, format } of units) {
      const count = Math.floor(rest / size)
      if (count > 0 && words.length < most) words.push(format.format(count))
      rest -= count * size
    }
    return words.join(' ') || (units.at(-1)?.format.format(0) ?? '')
  }
  const exactly = (seconds: number) => spoken(seconds, units.length)
  return {
    /** At most two units: "1 hour 30 minutes". */
    duration: (seconds: number) => spoken(seconds, 2),
    /** Without loss: "1 day 2 hours 30 minutes 1 second". */
    exactly,
    /** How long from one instant to the next, to the minute where seconds no longer matter. */
    span: (fromMs: number, toMs: number) => {
      const seconds = (toMs - fromMs) / 1_000
      return exactly(seconds < 600 ? seconds : Math.round(seconds / 60) * 60)
    },
    /** An instant that reads the same everywhere: "Fri 2026-11-20 22:40:00 UTC". */
    dated: (at: number) => {
      const [day, time = ''] = new Date(at).toISOString().split('T')
      return `${weekdays.format(at)} ${day} ${time.slice(0, 8)} UTC`
    },
    /** In UTC, and saying so. */
    instant: (at: number) => `${instants.format(at)} UTC`,
    /** "Ana, Bo and Cy" */
    list: (names: readonly string[]) => lists.format(names),
  }
}
