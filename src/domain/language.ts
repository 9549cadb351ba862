/** The languages that pages and mails are written in. Whoever reads none of them gets the first. */
export const LANGUAGES = ['en', 'de'] as const

export type Language = (typeof LANGUAGES)[number]

export function languageNamed(name: unknown): Language | null {
  return LANGUAGES.find((language) => language === name) ?? null
}
