import { createHash, randomInt } from 'node:crypto'
import type { Database } from './migrations.ts'

/** No letter or digit that is easily taken for another; twenty of them carry 99 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/**
 * The code that makes the first administrator, or null once one was used. Only its hash is stored,
 * so that a code nobody used cannot be shown again: it is replaced.
 */
export async function issueSetupCode(db: Database): Promise<string | null> {
  const used = await db.prepare('SELECT 1 FROM setup_codes WHERE used_at IS NOT NULL').all()
  if (used.results.length > 0) return null
  const code = Array.from({ length: 5 }, group).join('-')
  const hash = createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
  await db.batch([
    db.prepare('DELETE FROM setup_codes'),
    db.prepare('INSERT INTO setup_codes (hash, created_at) VALUES (?, ?)').bind(hash, Date.now()),
  ])
  return code
}

function group(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
