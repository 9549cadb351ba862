/**
 * The list as a file wants it, by names. What the file has comes in the file's order; what it does
 * not speak of stays behind the policy that it stands behind today. New ones stand behind the one
 * before them in the file.
 */
export function mergedOrder(
  today: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const known = wanted.filter((name) => today.includes(name))
  let next = 0
  const kept = today.map((name) => (wanted.includes(name) ? (known[next++] ?? name) : name))
  return wanted.reduce<readonly string[]>((list, name, place) => {
    if (list.includes(name)) return list
    const before = wanted[place - 1]
    const at = before === undefined ? firstOf(list, wanted) : list.indexOf(before) + 1
    return [...list.slice(0, at), name, ...list.slice(at)]
  }, kept)
}

/** Before the first that the file has; at the end where it has none. */
function firstOf(list: readonly string[], wanted: readonly string[]): number {
  const place = list.findIndex((name) => wanted.includes(name))
  return place === -1 ? list.length : place
}

/** Those that have to be moved to come from one order to another: as few as there can be. */
export function movedBetween(
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const places = after.map((name) => before.indexOf(name))
  const staying = new Set(longestRising(places.filter((place) => place !== -1)))
  return after.filter((_, at) => places[at] !== -1 && !staying.has(places[at] ?? -1))
}

/** A longest part that rises, by patience: each pile has on top the end of the best run so long. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const number of numbers) {
    const pile = ends.findIndex((end) => end > number)
    const at = pile === -1 ? ends.length : pile
    before.set(number, ends[at - 1])
    ends[at] = number
  }
  const run: number[] = []
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) run.unshift(at)
  return run
}
