import type { Attempt } from '../attempt'
import { codeOf } from './failure'
import { clientFor, close } from './session'
import type { Server } from './settings'

/** `unasked`: the server did not get as far as looking at the password. */
export type Tried = 'opens' | 'closed' | 'unasked'

const WRONG_PASSWORD = '28P01'
const NOT_ALLOWED = '28000'

/** The password was right, and something else stood in the way: no CONNECT, too many sessions. */
const AFTER_THE_PASSWORD = ['42501', '53300']

/** Whether this password opens the server to this role; found out by trying, as anybody would. */
export async function tryLogin(
  server: Server,
  user: string,
  password: string,
  attempt: Attempt,
): Promise<Tried> {
  const client = clientFor({ ...server, user, password }, server.database, attempt)
  try {
    await attempt.within(client.connect())
    return 'opens'
  } catch (error) {
    const code = codeOf(error)
    if (code === WRONG_PASSWORD) return 'closed'
    if (code === NOT_ALLOWED) return 'unasked'
    if (code && AFTER_THE_PASSWORD.includes(code)) return 'opens'
    throw error
  } finally {
    await close(client)
  }
}
