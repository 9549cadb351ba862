import { change, guard } from './catalogue-change'
import { HALLPASS } from './history'
import { endingStatements } from './session-list'

export type Ended = {
  readonly issuer: string
  readonly jtiHash: string
  /** How long this token could come again, in epoch milliseconds. */
  readonly expiresAt: number
  readonly sub: string | null
  readonly sid: string | null
}

const REASON = 'The identity provider ended it'

/** Ends what the provider says has ended; false where this token was heard before. */
export async function endAtProvider(db: D1Database, ended: Ended): Promise<boolean> {
  const { issuer, jtiHash, expiresAt, sub, sid } = ended
  const fresh = 'NOT EXISTS (SELECT 1 FROM logout_tokens WHERE issuer = ? AND jti_hash = ?)'
  const done = await change(db, [
    guard(db, 'logout_heard', fresh, issuer, jtiHash),
    db
      .prepare('INSERT INTO logout_tokens (issuer, jti_hash, expires_at) VALUES (?, ?, ?)')
      .bind(issuer, jtiHash, expiresAt),
    ...endingStatements(db, HALLPASS, { ...conditionOf(issuer, sub, sid), reason: REASON }),
  ])
  return done.ok
}

/** A `sid` names one session; without it, all of the person's end. */
function conditionOf(issuer: string, sub: string | null, sid: string | null) {
  if (sub === null && sid === null) throw new Error('Somebody has to be named.')
  const all = { provider: issuer, provider_subject: sub, provider_session: sid }
  const parts = Object.entries(all).flatMap(([column, value]) =>
    value === null ? [] : [[column, value] as const],
  )
  return {
    where: parts.map(([column], place) => `${column} = ?${place + 1}`).join(' AND '),
    values: parts.map(([, value]) => value),
  }
}

/** Forgets tokens that are too old to be believed again. */
export async function pruneLogoutTokens(db: D1Database, now: number): Promise<void> {
  await db.prepare('DELETE FROM logout_tokens WHERE expires_at <= ?').bind(now).run()
}
