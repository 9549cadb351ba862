/** What happened in a run, as a hash that two runs of one seed share, and as lines when wanted. */
export class Trace {
  hash = 0x811c9dc5
  readonly #print: ((line: string) => void) | null

  constructor(print: ((line: string) => void) | null) {
    this.#print = print
  }

  note(at: number, text: string): void {
    let hash = this.hash ^ (at & 0xffffff)
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    this.hash = hash >>> 0
    this.#print?.(`${clockText(at)}  ${text}`)
  }
}

/** Time since the run began, as h:mm:ss.mmm. */
function clockText(ms: number): string {
  const pad = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0')
  const seconds = ms / 1_000
  return `${pad(seconds / 3_600, 1)}:${pad((seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(ms % 1_000, 3)}`
}
