import type { PersonId } from '../domain/ids'
import type { Language } from '../domain/language'

/** What they have chosen to read: a taste of theirs, and no entry of the history. */
export async function saveLanguage(
  db: D1Database,
  person: PersonId,
  language: Language,
): Promise<void> {
  await db.prepare('UPDATE people SET language = ?2 WHERE id = ?1').bind(person, language).run()
}
