/** A way into the file: keys and places in lists, from 0. */
export type Path = readonly (string | number)[]

/** What is wrong with a file, where, and what would be right. Lines and columns count from 1. */
export type Fault = {
  readonly line: number
  readonly column: number
  /** Such as `policies[0].terms.steps`; empty for the file as a whole. */
  readonly field: string
  readonly message: string
}

export function fieldOf(path: Path): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  )
}
