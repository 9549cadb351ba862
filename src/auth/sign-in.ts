import { vouchedForStatement } from '../db/event-holds'
import { factStatement } from '../db/history'
import {
  createPersonStatements,
  findByIdentity,
  type KnownPerson,
  refreshPersonStatement,
} from '../db/identities'
import { membershipStatements } from '../db/provider-memberships'
import { endSessionStatement, sessionStatement } from '../db/sessions'
import { isSetupCodeUnused, redeemStatements } from '../db/setup'
import type { PersonId } from '../domain/ids'
import { randomId, randomToken, sha256Hex } from '../vault/random'
import type { Vouched } from './exchange'
import { done, type Outcome, refused } from './refusal'

export type Entry = {
  readonly setupCodeHash: string | null
  /** The session that this browser has had so far; it ends. */
  readonly oldSessionHash: string | null
  /** In words. */
  readonly device: string
  /** When the browser left for the provider, in epoch milliseconds. */
  readonly startedAt: number
}

type Newcomer = {
  readonly id: PersonId
  readonly displayName: string
  readonly email: string | null
}

/**
 * Signs in whoever the provider vouches for and returns the token of a new session. Everything is
 * one batch: if the identity, the person's state or the code changed since they were read, it fails
 * as a whole, and what is true now is read once more.
 */
export async function signIn(
  db: D1Database,
  vouched: Vouched,
  entry: Entry,
  attempts = 2,
): Promise<Outcome<string>> {
  const known = await findByIdentity(db, identityOf(vouched))
  const person = personOf(known, vouched)
  if (known && !known.active) return refuse(db, person, 'person_inactive')
  if (entry.setupCodeHash && !(await isSetupCodeUnused(db, entry.setupCodeHash))) {
    return refuse(db, known ? person : { ...person, id: null }, 'setup_code_wrong')
  }
  const token = randomToken()
  const { providerId, groups } = vouched
  const said = groups && { providerId, personId: person.id, values: groups }
  try {
    await db.batch([
      ...statements(db, { known, person, vouched, entry, hash: await sha256Hex(token) }),
      ...(said ? await membershipStatements(db, editorOf(person), said) : []),
    ])
    return done(token)
  } catch (error) {
    if (attempts <= 1) throw error
    return signIn(db, vouched, entry, attempts - 1)
  }
}

function statements(
  db: D1Database,
  facts: {
    readonly known: KnownPerson | null
    readonly person: Newcomer
    readonly vouched: Vouched
    readonly entry: Entry
    readonly hash: string
  },
): D1PreparedStatement[] {
  const { known, person, vouched, entry, hash } = facts
  const now = Date.now()
  const record = (type: string, data: Record<string, unknown> = {}) =>
    factStatement(db, editorOf(person), { type, personId: person.id, data }, now)
  const isChanged =
    known && (known.displayName !== person.displayName || known.email !== person.email)

  const list: D1PreparedStatement[] = []
  if (!known) {
    list.push(...createPersonStatements(db, { ...person, identity: identityOf(vouched), now }))
    list.push(record('person.created', { provider: vouched.issuer, email: person.email }))
  }
  if (isChanged) list.push(refreshPersonStatement(db, person))
  if (entry.setupCodeHash) {
    list.push(...redeemStatements(db, { hash: entry.setupCodeHash, personId: person.id, now }))
    list.push(record('role.granted', { role: 'administrator', by: 'set-up code' }))
  }
  if (entry.oldSessionHash) list.push(endSessionStatement(db, entry.oldSessionHash))
  const sessionId = randomId('ses')
  const { device } = entry
  list.push(
    sessionStatement(db, {
      id: sessionId,
      hash,
      personId: person.id,
      now,
      device,
      provider: vouched.issuer,
      providerSubject: vouched.sub,
      providerSession: vouched.sid,
    }),
  )
  list.push(vouchedForStatement(db, person.id, vouched.issuer, entry.startedAt))
  const news = isChanged ? { email: person.email } : {}
  list.push(record('person.signed_in', { sessionId, device, ...news }))
  return list
}

/** What the provider does not tell stays as it is known. */
function personOf(known: KnownPerson | null, { profile }: Vouched): Newcomer {
  return {
    id: known?.personId ?? randomId('per'),
    displayName: profile.displayName ?? known?.displayName ?? 'Unnamed person',
    email: profile.email ?? known?.email ?? null,
  }
}

async function refuse(
  db: D1Database,
  person: { readonly id: PersonId | null; readonly displayName: string },
  code: 'person_inactive' | 'setup_code_wrong',
): Promise<Outcome<never>> {
  const { id, displayName: name } = person
  const about = id ? { personId: id } : {}
  await factStatement(
    db,
    { id: id ?? 'per_unknown', name },
    { type: 'sign_in.refused', ...about, data: { reason: code } },
  ).run()
  return refused({ code })
}

function identityOf({ issuer, subject }: Vouched) {
  return { provider: issuer, subject }
}

function editorOf({ id, displayName }: Newcomer) {
  return { id, name: displayName }
}
