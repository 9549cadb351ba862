/** Dice that fall the same way on each run, so that two runs measure the same data. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number below this. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from.')
    return item
  }

  /** Few are chosen often and most seldom, as people and resources are in real life. */
  favourite<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() ** 3 * items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from.')
    return item
  }

  /** As the product makes ids: they come in no order. */
  id<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
    const half = () =>
      Math.floor(this.next() * 36 ** 6)
        .toString(36)
        .padStart(6, '0')
    return `${prefix}_${half()}${half()}`
  }
}
