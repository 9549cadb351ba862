/**
 * Whether one glob matches every name that another one matches. A "yes" is certain; a "no" may be
 * wrong for globs that say the same in another order, such as `?*` and `*?`. The narrow glob is read
 * as a text in which a star can be met by a star only: the usual greedy match with one way back.
 */
export function coversGlob(wide: string, narrow: string): boolean {
  let [place, at] = [0, 0]
  let [star, retry] = [-1, 0]
  while (at < narrow.length) {
    const [sign, other] = [wide[place], narrow[at]]
    if (sign === '*') {
      star = place++
      retry = at
    } else if (other !== '*' && (sign === '?' || sign === other)) {
      place++
      at++
    } else if (star >= 0) {
      place = star + 1
      at = ++retry
    } else return false
  }
  return /^\**$/.test(wide.slice(place))
}
