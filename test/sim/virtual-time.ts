type Entry = { readonly at: number; readonly order: number; act: (() => void) | null }

/**
 * Everything that is ready has run when Node comes to its next tick. What waits for anything that is
 * really outside, as a thread or a file, would not have: nothing in a run may.
 */
function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}

/** A clock that jumps from one event to the next. Times in epoch milliseconds. */
export class VirtualTime {
  /** How wrong everybody's clock is at present. */
  skewMs = 0
  turns = 0
  #now: number
  #order = 0
  readonly #heap: Entry[] = []

  constructor(start: number) {
    this.#now = start
  }

  /** The true time, that no clock step changes. */
  get now(): number {
    return this.#now
  }

  /** What the product's clock shows. */
  get wall(): number {
    return Math.round(this.#now + this.skewMs)
  }

  after(ms: number, act: () => void): Entry {
    const entry = { at: this.#now + Math.max(0, ms), order: this.#order++, act }
    this.#push(entry)
    return entry
  }

  cancel(entry: Entry): void {
    entry.act = null
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Runs event after event, each until nothing is ready any more. */
  async run(until: number, isOver: () => boolean): Promise<void> {
    await settled()
    for (let next = this.#pop(); next && !isOver(); next = this.#pop()) {
      if (next.at > until) return
      if (!next.act) continue
      this.#now = next.at
      this.turns += 1
      next.act()
      await settled()
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap
    let at = heap.push(entry) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (isEarlier(heap[parent] as Entry, entry)) break
      heap[at] = heap[parent] as Entry
      at = parent
    }
    heap[at] = entry
  }

  #pop(): Entry | undefined {
    const heap = this.#heap
    const [first] = heap
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let at = 0
    for (;;) {
      const child = smallerChild(heap, at)
      if (child >= heap.length || isEarlier(last, heap[child] as Entry)) break
      heap[at] = heap[child] as Entry
      at = child
    }
    heap[at] = last
    return first
  }
}

function smallerChild(heap: readonly Entry[], parent: number): number {
  const left = 2 * parent + 1
  const [one, other] = [heap[left], heap[left + 1]]
  return one && other && isEarlier(other, one) ? left + 1 : left
}

function isEarlier(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

/** Puts virtual time and dice in place of the real ones; returns how to put them back. */
export function takeOver(time: VirtualTime, random: () => number): () => void {
  const real = { setTimeout, clearTimeout, now: Date.now, random: Math.random }
  globalThis.setTimeout = ((act: () => void, ms = 0) => time.after(ms, act)) as never
  globalThis.clearTimeout = ((entry?: Entry) => entry && time.cancel(entry)) as never
  Date.now = () => time.wall
  Math.random = random
  return () => {
    globalThis.setTimeout = real.setTimeout
    globalThis.clearTimeout = real.clearTimeout
    Date.now = real.now
    Math.random = real.random
  }
}
