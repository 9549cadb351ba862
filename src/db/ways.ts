import type { PersonId, PushSubscriptionId } from '../domain/ids'
import type { Choices } from '../domain/telling/choices'
import { readChoices } from './notice-choices'

/** How one person wants to be told, and which browsers of theirs take pushes. */
export type Ways = {
  readonly choices: Choices
  readonly browsers: readonly PushSubscriptionId[]
}

/** Of each of these people, in one query. */
export async function waysOf(
  db: D1Database,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Ways>> {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT wanted.value AS id, c.choices,
         (SELECT json_group_array(s.id) FROM push_subscriptions s WHERE s.person_id = wanted.value)
           AS browsers
       FROM json_each(?) wanted LEFT JOIN notice_choices c ON c.person_id = wanted.value`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: PersonId; choices: string | null; browsers: string }>()
  return new Map(
    results.map(({ id, choices, browsers }) => [
      id,
      { choices: readChoices(choices), browsers: JSON.parse(browsers) as PushSubscriptionId[] },
    ]),
  )
}
