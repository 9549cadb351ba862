/** Everything that is in D1, as one text. */
export async function contentOf(db: D1Database): Promise<string> {
  const { results } = await db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all<{ name: string }>()
  const tables = results.map(({ name }) => name).filter((name) => !/^(sqlite|_cf|d1)_/.test(name))
  if (!tables.includes('secrets')) throw new Error('This is not the whole of it.')
  const rows = await Promise.all(tables.map((name) => db.prepare(`SELECT * FROM "${name}"`).all()))
  return JSON.stringify(rows.map((each) => each.results))
}
