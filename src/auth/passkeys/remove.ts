import { factStatement } from '../../db/history'
import { letterStatement } from '../../db/letters'
import { type Passkey, removePasskeyStatement, renamePasskeyStatement } from '../../db/passkeys'
import type { Visitor } from '../../http/context'
import { randomId } from '../../vault/random'

/** It proves nothing from now on. Its owner is mailed, since it may not have been them. */
export async function removePasskey(
  db: D1Database,
  { personId, displayName }: Visitor,
  passkey: Passkey,
): Promise<void> {
  const { id, name } = passkey
  const now = Date.now()
  const editor = { id: personId, name: displayName }
  const data = { passkeyId: id, name }
  await db.batch([
    removePasskeyStatement(db, passkey),
    factStatement(db, editor, { type: 'passkey.removed', personId, data }, now),
    letterStatement(db, randomId('let'), personId, { kind: 'passkey_removed', name, at: now }),
  ])
}

export async function renamePasskey(
  db: D1Database,
  { personId, displayName }: Visitor,
  passkey: Passkey,
  name: string,
): Promise<void> {
  const data = { passkeyId: passkey.id, name, before: { name: passkey.name } }
  await db.batch([
    renamePasskeyStatement(db, passkey, name),
    factStatement(
      db,
      { id: personId, name: displayName },
      { type: 'passkey.renamed', personId, data },
    ),
  ])
}
