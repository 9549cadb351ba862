/**
 * What a query says of each time from one of `times` until the next, which it knows as
 * `s.value ->> 0` and `s.value ->> 1`. In one row, since a year has many.
 */
export async function valuesBetween(
  db: D1Database,
  times: readonly number[],
  query: string,
): Promise<readonly number[]> {
  const spans = times.slice(1).map((until, index) => [times[index], until])
  const found = await db
    .prepare(`SELECT json_group_array((${query}) ORDER BY s.key) AS found FROM json_each(?) s`)
    .bind(JSON.stringify(spans))
    .first<string>('found')
  return JSON.parse(found ?? '[]') as readonly number[]
}
