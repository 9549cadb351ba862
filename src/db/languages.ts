import type { PersonId } from '../domain/ids'
import { type Language, languageNamed } from '../domain/language'

/** What they have chosen to read; null where they left it to their browser. */
export async function chosenLanguage(db: D1Database, person: PersonId): Promise<Language | null> {
  const find = db.prepare('SELECT language FROM people WHERE id = ?').bind(person)
  return languageNamed(await find.first<string>('language'))
}

/** A taste of theirs, and no entry of the history. */
export async function saveLanguage(
  db: D1Database,
  person: PersonId,
  language: Language | null,
): Promise<void> {
  await db.prepare('UPDATE people SET language = ?2 WHERE id = ?1').bind(person, language).run()
}
