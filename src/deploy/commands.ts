export type Command = readonly string[]

export const LIST_SECRETS: Command = ['secret', 'list', '--format', 'json']
export const LIST_DATABASES: Command = ['d1', 'list', '--json']
const DEPLOY: Command = ['deploy']

/**
 * The first deployment creates the database, so that it comes before the migrations. Later the
 * migrations come first: the old Worker can live with new columns, the new one cannot without.
 */
export function deployment(database: string, isFirst: boolean): readonly Command[] {
  const migrate: Command = ['d1', 'migrations', 'apply', database, '--remote']
  return isFirst ? [DEPLOY, migrate] : [migrate, DEPLOY]
}

export function countSetupCodes(database: string): Command {
  return execute(database, 'SELECT count(*) AS issued, count(used_at) AS used FROM setup_codes')
}

/** Stores the hash where no code was used yet, in place of one that nobody used. */
export function storeSetupCode(database: string, hash: string, now: number): Command {
  return execute(
    database,
    'DELETE FROM setup_codes WHERE used_at IS NULL; ' +
      `INSERT INTO setup_codes (hash, created_at) SELECT '${hash}', ${now} ` +
      'WHERE NOT EXISTS (SELECT 1 FROM setup_codes) RETURNING hash',
  )
}

function execute(database: string, sql: string): Command {
  return ['d1', 'execute', database, '--remote', '--json', '--yes', '--command', sql]
}
