import { not, type Written } from '../../db/catalogue-problem'
import { addChange, kindsWithSecond } from '../../db/changes'
import { peopleWith } from '../../db/given-roles'
import type { Editor } from '../../db/history'
import type { ChangeId } from '../../domain/ids'
import { LIMITS } from '../../domain/limits'
import { CHANGE_KINDS, type ChangeKind } from '../../domain/permission/change-kind'
import type { Visitor } from '../../http/context'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { changeContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { randomId } from '../../vault/random'
import { seal } from '../../vault/seal'
import { mayMake } from '../roles'
import { rehearsalFailed, rehearseConnector } from '../save-connector'
import { baseOf } from './base'
import type { Change, OneChange, Submitted } from './change'
import { make } from './make'
import { wordsFor } from './words'

/**
 * The only way to change a policy, a connector or a role: it is made at once, or, where this is so
 * set, kept until a second administrator has confirmed it. Then nothing is changed yet.
 */
export async function submit(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  change: OneChange,
): Promise<Submitted> {
  const guarded = await kindsWithSecond(env.DB)
  const missing = await nobodyElse(env, change)
  if (missing) return refused(missing)
  if (!needsSecond(change, guarded)) return make(env, visitor, editor, change)
  return propose(env, visitor, editor, change)
}

/** Less care is a change that needs care; more is not. */
function needsSecond(change: Change, guarded: readonly ChangeKind[]): boolean {
  if (change.verb !== 'second-person') return guarded.includes(change.kind)
  return guarded.some((kind) => !change.kinds.includes(kind))
}

/** What two people have to agree to needs two people. */
async function nobodyElse(env: Env, change: Change) {
  if (change.verb !== 'second-person') return null
  for (const kind of change.kinds) {
    const able = await peopleWith(env.DB, CHANGE_KINDS[kind].permission)
    if (able.length < 2) return not('second_person_missing')
  }
  return null
}

/** Keeps a change for somebody else to look at. */
export async function propose(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  change: Change,
): Promise<Submitted> {
  const base = await baseOf(env, change)
  if (base === null) return refused(not(`${change.kind}_unknown`))
  if (change.kind === 'role') {
    const beyond = await mayMake(env, visitor, change)
    if (beyond) return refused(beyond)
  }
  if (change.kind === 'connector' && change.verb === 'save') {
    const rehearsed = await rehearseConnector(env, change.draft)
    if (!rehearsed.ok) return rehearsed
    if (!rehearsed.rehearsal.works)
      return { ok: false, problem: rehearsalFailed(rehearsed.rehearsal.problems) }
  }
  const id = randomId('cha')
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const added = await addChange(env.DB, editor, {
    ...{ id, kind: change.kind, base, ...(await wordsFor(env, change)) },
    sealed: await seal(JSON.stringify(change), changeContext(id), keys),
    expiresAt: Date.now() + LIMITS.changeSeconds * 1_000,
  })
  return added.ok ? { ok: true, id, proposed: id } : refused(added)
}

function refused(written: Extract<Written<ChangeId>, { ok: false }>): Submitted {
  return { ok: false, problem: catalogueProblemOf(written.problem) }
}
