import type { PersonId } from '../domain/ids'
import { type Choices, UNCHOSEN } from '../domain/telling/choices'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

export async function choicesOf(db: D1Database, personId: PersonId): Promise<Choices> {
  const row = await db
    .prepare('SELECT choices FROM notice_choices WHERE person_id = ?')
    .bind(personId)
    .first<{ choices: string }>()
  return readChoices(row?.choices ?? null)
}

export async function saveChoices(
  db: D1Database,
  editor: Editor & { readonly id: PersonId },
  choices: Choices,
): Promise<Written<PersonId>> {
  const { id } = editor
  const done = await change(db, [
    guard(db, 'person_unknown', 'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)', id),
    db
      .prepare(
        `INSERT INTO notice_choices (person_id, choices, updated_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (person_id) DO UPDATE SET choices = ?2, updated_at = ?3`,
      )
      .bind(id, JSON.stringify(choices), Date.now()),
    factStatement(db, editor, { type: 'notices.chosen', personId: id, data: { ...choices } }),
  ])
  return done.ok ? { ok: true, id } : done
}

/** What is stored is what was validated; what it does not say is as for somebody who never chose. */
export function readChoices(stored: string | null): Choices {
  return { ...UNCHOSEN, ...(stored === null ? {} : (JSON.parse(stored) as Partial<Choices>)) }
}
