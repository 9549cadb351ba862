import type { PersonId } from '../domain/ids'
import { change, guard } from './catalogue-change'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'
import { type Identity, identityStatement } from './identities'
import { endingStatements } from './session-list'

export type IdentityRow = {
  readonly issuer: string
  readonly subject: string
  readonly createdAt: number
}

/** How providers know a person. */
export async function identitiesOf(
  db: D1Database,
  personId: PersonId,
): Promise<readonly IdentityRow[]> {
  const { results } = await db
    .prepare(
      `SELECT provider AS issuer, subject, created_at AS createdAt FROM identities
       WHERE person_id = ? ORDER BY created_at, provider, subject`,
    )
    .bind(personId)
    .all<IdentityRow>()
  return results
}

/** Another way to sign in, for somebody who is here; nobody else's, whoever has the same address. */
export async function linkIdentity(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  identity: Identity,
): Promise<Written<PersonId>> {
  const { provider, subject } = identity
  const free = 'NOT EXISTS (SELECT 1 FROM identities WHERE provider = ? AND subject = ?)'
  const here = 'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)'
  const done = await change(db, [
    guard(db, 'person_ended', here, personId),
    guard(db, 'identity_taken', free, provider, subject),
    identityStatement(db, personId, identity, Date.now()),
    factStatement(db, editor, {
      type: 'identity.linked',
      personId,
      data: { issuer: provider, subject },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}

/** Takes a way to sign in away, with the sessions that began so. */
export async function unlinkIdentity(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  { provider, subject }: Identity,
): Promise<Written<PersonId>> {
  const mine = `EXISTS (SELECT 1 FROM identities
    WHERE person_id = ? AND provider = ? AND subject = ?)`
  const done = await change(db, [
    guard(db, 'identity_unknown', mine, personId, provider, subject),
    db
      .prepare('DELETE FROM identities WHERE person_id = ? AND provider = ? AND subject = ?')
      .bind(personId, provider, subject),
    ...endingStatements(db, editor, {
      where: 'person_id = ?1 AND provider = ?2',
      values: [personId, provider],
      reason: 'This way to sign in was taken away',
    }),
    factStatement(db, editor, {
      type: 'identity.unlinked',
      personId,
      data: { issuer: provider, subject },
    }),
  ])
  return done.ok ? { ok: true, id: personId } : done
}
