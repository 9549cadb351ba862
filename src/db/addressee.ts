import type { PersonId, PushSubscriptionId } from '../domain/ids'
import type { Language } from '../domain/language'

/** Somebody who is here, and how they can be reached today. */
export type Addressee = {
  readonly id: PersonId
  readonly name: string
  readonly address: string | null
  /** What they have chosen to read. */
  readonly language: Language | null
  readonly browsers: readonly PushSubscriptionId[]
}

/** Null for whoever has left. */
export async function addresseeOf(db: D1Database, id: PersonId): Promise<Addressee | null> {
  const row = await db
    .prepare(
      `SELECT p.id, p.display_name AS name, p.email AS address, p.language,
         (SELECT json_group_array(s.id) FROM push_subscriptions s WHERE s.person_id = p.id)
           AS browsers
       FROM people p WHERE p.id = ? AND p.active = 1`,
    )
    .bind(id)
    .first<Omit<Addressee, 'browsers'> & { readonly browsers: string }>()
  return row && { ...row, browsers: JSON.parse(row.browsers) as PushSubscriptionId[] }
}
