import { type AskerId, isMachineId } from '../domain/ids'

/** Whether this person has not left, or this machine may do something. */
export async function isActive(db: D1Database, id: AskerId): Promise<boolean> {
  const query = isMachineId(id)
    ? 'SELECT 1 FROM active_machines WHERE id = ?'
    : 'SELECT 1 FROM people WHERE id = ? AND active = 1'
  return (await db.prepare(query).bind(id).first()) !== null
}
