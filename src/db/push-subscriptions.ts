import type { PersonId, PushSubscriptionId } from '../domain/ids'
import { LIMITS } from '../domain/limits'
import { change, guard } from './catalogue-change'
import { freshId } from './catalogue-id'
import type { Written } from './catalogue-problem'
import { type Editor, factStatement } from './history'

/** A browser in which somebody is told; what it takes to reach it is for nobody to read. */
export type PushBrowser = {
  readonly id: PushSubscriptionId
  /** In words, as the browser says it of itself. */
  readonly device: string
  readonly createdAt: number
}

export type PushSubscription = {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

export type NewSubscription = PushSubscription & {
  readonly device: string
  /** The browser's own mark, by which signing out finds it; null where it has none. */
  readonly browser: string | null
}

export async function pushBrowsersOf(
  db: D1Database,
  personId: PersonId,
): Promise<readonly PushBrowser[]> {
  const { results } = await db
    .prepare(
      `SELECT id, device, created_at AS createdAt FROM push_subscriptions
       WHERE person_id = ? ORDER BY created_at, id`,
    )
    .bind(personId)
    .all<PushBrowser>()
  return results
}

/** A browser tells whoever enrolled it last, and nobody else any more. */
export async function addSubscription(
  db: D1Database,
  editor: Editor & { readonly id: PersonId },
  { endpoint, p256dh, auth, device, browser }: NewSubscription,
): Promise<Written<PushSubscriptionId>> {
  const id = freshId('psh')
  const personId = editor.id
  const done = await change(db, [
    guard(
      db,
      'person_unknown',
      'EXISTS (SELECT 1 FROM people WHERE id = ? AND active = 1)',
      personId,
    ),
    db.prepare('DELETE FROM push_subscriptions WHERE endpoint = ?').bind(endpoint),
    guard(
      db,
      'push_limit',
      `(SELECT count(*) FROM push_subscriptions WHERE person_id = ?)
         < ${LIMITS.pushSubscriptionsPerPerson}`,
      personId,
    ),
    db
      .prepare(
        `INSERT INTO push_subscriptions
           (id, person_id, endpoint, p256dh, auth, device, browser, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, personId, endpoint, p256dh, auth, device, browser, Date.now()),
    factStatement(db, editor, { type: 'push.added', personId, data: { id, device } }),
  ])
  return done.ok ? { ok: true, id } : done
}

export async function removeSubscription(
  db: D1Database,
  editor: Editor,
  personId: PersonId,
  { id, device }: PushBrowser,
): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM push_subscriptions WHERE id = ? AND person_id = ?').bind(id, personId),
    factStatement(db, editor, { type: 'push.removed', personId, data: { id, device } }),
  ])
}

/** For the batch that signs somebody out of this browser. */
export function signOutOfPushes(
  db: D1Database,
  personId: PersonId,
  browser: string,
): D1PreparedStatement {
  return db
    .prepare('DELETE FROM push_subscriptions WHERE person_id = ? AND browser = ?')
    .bind(personId, browser)
}

/** How to reach it, while its person is here; null where it is gone. */
export async function findSubscription(
  db: D1Database,
  id: PushSubscriptionId,
): Promise<PushSubscription | null> {
  return db
    .prepare(
      `SELECT s.endpoint, s.p256dh, s.auth FROM push_subscriptions s
       JOIN people p ON p.id = s.person_id AND p.active = 1 WHERE s.id = ?`,
    )
    .bind(id)
    .first<PushSubscription>()
}

/** The push service says that this browser takes no pushes any more. */
export async function forgetSubscription(db: D1Database, id: PushSubscriptionId): Promise<void> {
  await db.prepare('DELETE FROM push_subscriptions WHERE id = ?').bind(id).run()
}
