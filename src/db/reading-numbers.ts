/** How reading identity providers is doing; one that was never read counts from when it was set. */
export function readingQuery(db: D1Database, now: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT count(*) AS providers, min(coalesce(read_at, created_at)) AS oldestReadAt,
         count(CASE WHEN stale_after_seconds IS NOT NULL
           AND coalesce(read_at, created_at) + stale_after_seconds * 1000 < ?1 THEN 1 END) AS unread,
         (SELECT count(DISTINCT person_id) FROM doubts) AS inDoubt
       FROM reconciliations`,
    )
    .bind(now)
}
