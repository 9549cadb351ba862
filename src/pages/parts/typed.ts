/** What somebody typed into a form, by field, each with every value sent under that name. */
export type Typed = { readonly [name: string]: readonly string[] }

/** What is wrong, one sentence by field. */
export type Faults = { readonly [name: string]: string }

/** Files are dropped: the one form that sends any reads it by itself. */
export function typedOf(data: FormData | URLSearchParams): Typed {
  const typed: Record<string, string[]> = Object.create(null)
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string')
      typed[name] = [...(typed[name] ?? []), value.replace(/\r\n/g, '\n')]
  }
  return typed
}

export function one(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? ''
}

export function many(typed: Typed, name: string): readonly string[] {
  return typed[name] ?? []
}

/** The lines of a field that takes one thing per line, or several with commas between them. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}
