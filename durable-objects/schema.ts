/**
 * Tables of one Custodian, one statement list per version; a shipped version never changes. Times
 * are epoch milliseconds.
 */
const VERSIONS: readonly string[] = [
  `CREATE TABLE events (
     sequence INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     version INTEGER NOT NULL,
     actor TEXT NOT NULL,
     event TEXT NOT NULL
   );
   CREATE TABLE outbox (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     lane TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     version INTEGER NOT NULL,
     effect TEXT NOT NULL,
     promised_at INTEGER NOT NULL,
     due_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0
   );
   CREATE INDEX outbox_by_lane ON outbox (lane, id);
   CREATE TABLE attempts (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     lane TEXT NOT NULL,
     began_at INTEGER NOT NULL
   );
   CREATE INDEX attempts_by_lane ON attempts (lane);`,
]

/** Brings the object's tables to the present version; called in the constructor only. */
export function migrate(storage: DurableObjectStorage): void {
  storage.transactionSync(() => {
    storage.sql.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)')
    const row = storage.sql
      .exec<{ version: number }>('SELECT version FROM schema_version')
      .toArray()
    const present = row[0]?.version ?? 0
    if (present >= VERSIONS.length) return // Most starts, which then have nothing to write.
    for (const statements of VERSIONS.slice(present)) storage.sql.exec(statements)
    storage.sql.exec('DELETE FROM schema_version')
    storage.sql.exec('INSERT INTO schema_version VALUES (?)', VERSIONS.length)
  })
}
