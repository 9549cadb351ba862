const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Without loss, in the greatest unit that fits a whole number of times: "90 minutes". */
export function durationWords(seconds: number): string {
  const [unit, size] = UNITS.find((each) => seconds % each[1] === 0) ?? UNITS[3]
  const count = seconds / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
