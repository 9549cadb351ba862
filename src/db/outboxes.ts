import type { ResourceId } from '../domain/ids'
import type { Backlog } from '../domain/resource/view'

export type SeenBacklog = Backlog & { readonly resourceId: ResourceId }

/** Notes what the sweep saw at these Custodians; where nothing was owed no row stays. */
export async function noteBacklogs(
  db: D1Database,
  seen: readonly SeenBacklog[],
  now: number,
): Promise<void> {
  const list = JSON.stringify(seen)
  await db.batch([
    db
      .prepare(
        `DELETE FROM outboxes WHERE resource_id IN
           (SELECT json_extract(value, '$.resourceId') FROM json_each(?))`,
      )
      .bind(list),
    db
      .prepare(
        `INSERT INTO outboxes (resource_id, owed, oldest_at, seen_at)
         SELECT json_extract(value, '$.resourceId'), json_extract(value, '$.owed'),
           json_extract(value, '$.oldestAt'), ?2
         FROM json_each(?1) WHERE json_extract(value, '$.owed') > 0`,
      )
      .bind(list, now),
  ])
}
