/** Random numbers decided by a seed. Each stream has its own, so that one does not disturb another. */
export class Dice {
  #state: number

  constructor(seed: number, stream: string) {
    let hash = 0x811c9dc5 ^ seed
    for (const letter of `${stream}/${seed}`)
      hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
    this.#state = hash >>> 0
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** A whole number whose size is as likely small as large. */
  anySize(low: number, high: number): number {
    return Math.round(low * (high / low) ** this.next())
  }

  pick<Item>(list: readonly Item[]): Item {
    const item = list[this.between(0, list.length - 1)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }

  some<Item>(list: readonly Item[], probability: number): Item[] {
    return list.filter(() => this.chance(probability))
  }
}
