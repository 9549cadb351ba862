const DAYS: { readonly [day: string]: string } = {
  Mon: 'Mo',
  Tue: 'Di',
  Wed: 'Mi',
  Thu: 'Do',
  Fri: 'Fr',
  Sat: 'Sa',
  Sun: 'So',
}

const UNITS: { readonly [unit: string]: readonly [one: string, many: string] } = {
  day: ['Tag', 'Tage'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
  second: ['Sekunde', 'Sekunden'],
}

const SCOPES: { readonly [scope: string]: string } = {
  person: 'von allem, was eine Person hat',
  resource: 'je Person von der Ressource',
  policy: 'je Person nach der Richtlinie',
}

/** „Mo–Fr 08:00–18:00 und Fr 22:00–06:00 (am nächsten Tag), Europe/Berlin“ */
export function windows(hours: string): string {
  if (hours === 'at any time') return 'jederzeit'
  return hours
    .replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b(?=[–, ])/g, (day) => DAYS[day] ?? day)
    .replace(/\(the next day\)/g, '(am nächsten Tag)')
    .replace(/ and (?=(?:Mo|Di|Mi|Do|Fr|Sa|So)\b)/g, ' und ')
    .replace(/, but on 1 holiday$/, ', außer an einem Feiertag')
    .replace(/, but on (\d+) holidays$/, ', außer an $1 Feiertagen')
}

/** Each begins with whose, and within which time; what is done beyond it comes last. */
export function budgets(all: string): string {
  if (all === 'none') return 'keine'
  return all.split('; ').map(budget).join('; ')
}

function budget(text: string): string {
  const parts = /^per (\w+) within (\d+ \w+) (.*), beyond it (.*)$/s.exec(text)
  if (!parts) return text
  const [, scope = '', period = '', limits = '', beyond = ''] = parts
  const said = limits.split(', ').map(limit).join(', ')
  const then =
    beyond === 'refused' ? 'darüber hinaus abgelehnt' : `darüber hinaus ${quoted(beyond)}`
  return `${SCOPES[scope] ?? scope}, Zeitraum ${duration(period)}: ${said}, ${then}`
}

function limit(text: string): string {
  return text
    .replace(/^1 accesses$/, 'ein Zugriff')
    .replace(/^(\d+) accesses$/, '$1 Zugriffe')
    .replace(/^a pause of (.*)$/, (_all, pause: string) => `eine Pause von ${given(pause)}`)
    .replace(/^(\d+) at a time$/, '$1 gleichzeitig')
    .replace(/^\d+ \w+$/, duration)
}

function duration(text: string): string {
  const [count = '', unit = ''] = text.split(' ')
  const words = UNITS[unit.replace(/s$/, '')]
  return words ? `${count} ${words[count === '1' ? 0 : 1]}` : text
}

/** After „von“: „von 2 Tagen“. */
function given(text: string): string {
  return duration(text).replace(/Tage$/, 'Tagen')
}

function quoted(text: string): string {
  return text.replace(/^“(.*)” \(/s, '„$1“ (')
}
