/** The HTML of a page, as a browser would get it. */
export function markupOf(page: unknown): string {
  return String(page)
}

/** The addresses that the forms of a page post to. */
export function actionsIn(markup: string): readonly string[] {
  return [...markup.matchAll(/(?:form)?action="([^"]+)"/g)].map((match) => match[1] ?? '')
}
