export type Figure = { readonly name: string; readonly value: number; readonly unit: string }

/** What went wrong, by promise, and how much was tried. */
export type Finding = {
  readonly violations: { readonly [promise: string]: readonly string[] }
  readonly figures: readonly Figure[]
}
