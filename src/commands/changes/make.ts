import type { Written } from '../../db/catalogue-problem'
import { kindsWithSecond, setKindsWithSecond } from '../../db/changes'
import { deleteConnector } from '../../db/connectors'
import type { Editor } from '../../db/history'
import { createPolicy, deletePolicy, movePolicy, updatePolicy } from '../../db/policies'
import { deleteRole } from '../../db/roles'
import type { Visitor } from '../../http/context'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { give, giveExactly, saveRole, take } from '../roles'
import { saveConnector } from '../save-connector'
import type { OneChange, Submitted } from './change'

/** Makes a change, as far as this visitor may. Every write of it is one batch. */
export async function make(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  change: OneChange,
): Promise<Submitted> {
  if (change.kind === 'connector' && change.verb === 'save')
    return saveConnector(env, editor, change.draft)
  const written = await write(env, visitor, editor, change)
  return written.ok ? written : { ok: false, problem: catalogueProblemOf(written.problem) }
}

async function write(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  change: Exclude<OneChange, { kind: 'connector'; verb: 'save' }>,
): Promise<Written<string>> {
  if (change.kind === 'connector') return deleteConnector(env.DB, editor, change.id)
  switch (change.verb) {
    case 'create':
      return createPolicy(env.DB, editor, change.draft, change.place)
    case 'update':
      return updatePolicy(env.DB, editor, change.id, change.draft)
    case 'move':
      return movePolicy(env.DB, editor, change.id, change.place)
    case 'delete':
      return change.kind === 'policy'
        ? deletePolicy(env.DB, editor, change.id)
        : deleteRole(env.DB, editor, change.id)
    case 'save':
      return saveRole(env, visitor, editor, change.id, change.input)
    case 'give':
      return give(env, visitor, editor, change.giving)
    case 'take':
      return take(env, visitor, editor, change.giving)
    case 'give-exactly':
      return giveExactly(env, visitor, editor, change.personId, change.roles)
    case 'second-person':
      return setKindsWithSecond(env.DB, editor, await kindsWithSecond(env.DB), change.kinds)
  }
}
