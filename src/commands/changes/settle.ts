import { not } from '../../db/catalogue-problem'
import { alongside, type ChangeRow, findChange, settle, settleStatements } from '../../db/changes'
import { allowedOf } from '../../db/given-roles'
import type { Editor } from '../../db/history'
import type { ChangeId, PersonId } from '../../domain/ids'
import { CHANGE_KINDS } from '../../domain/permission/change-kind'
import { may } from '../../domain/permission/may'
import type { Visitor } from '../../http/context'
import { catalogueProblemOf } from '../../http/problem-catalogue'
import { changeContext } from '../../vault/context'
import { kekOf } from '../../vault/kek'
import { sha256Hex } from '../../vault/random'
import { open } from '../../vault/seal'
import { carryOut } from '../carry-out'
import { applyFile, mayApply } from '../configuration/apply'
import { mayMake } from '../roles'
import { baseOf } from './base'
import type { Change, Submitted } from './change'
import { make } from './make'

export type ChangeStory = ChangeRow & {
  /** Of what is kept: whoever confirms sends it along, so that they confirm what they looked at. */
  readonly digest: string
  /** It was not settled in time. */
  readonly isOver: boolean
  readonly isMine: boolean
}

/** A change, for people who could have made it; null for others, and where there is none. */
export async function lookAtChange(
  env: Env,
  visitor: Visitor,
  id: ChangeId,
): Promise<ChangeStory | null> {
  const row = await findChange(env.DB, id)
  if (!row || !may(visitor, CHANGE_KINDS[row.kind].permission)) return null
  return {
    ...row,
    digest: await sha256Hex(`${row.title}\n${row.sentences.join('\n')}\n${row.sealed}`),
    isOver: row.state === 'proposed' && row.expiresAt <= Date.now(),
    isMine: row.proposerId === visitor.personId,
  }
}

/** Makes the change as it was proposed, in the batch that says so; null where it is unknown. */
export async function confirmChange(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: ChangeId,
  digest: string,
): Promise<Submitted | null> {
  const story = await lookAtChange(env, visitor, id)
  if (!story) return null
  if (story.isMine) return no('change_own')
  if (story.digest !== digest) return no('change_differs')
  if (story.state !== 'proposed' || story.isOver) return no('change_settled')
  const change = await changeIn(env, story)
  const proposer = await allowedOf(env.DB, story.proposerId as PersonId)
  if (!proposer || !may(proposer, CHANGE_KINDS[story.kind].permission)) return no('change_stale')
  if ((await baseOf(env, change)) !== story.base) return no('change_stale')
  // Both have to be able to give what is given, today.
  const beyond =
    change.kind === 'role' ? await mayMake(env, { ...visitor, ...proposer }, change) : null
  if (beyond) return { ok: false, problem: catalogueProblemOf(beyond.problem) }
  if (change.verb === 'configure') {
    const alone = await mayApply(env, { ...visitor, ...proposer }, editor, change.configuration)
    if (alone) return { ok: false, problem: alone }
  }
  const settling = settleStatements(env.DB, editor, story, 'confirmed', '')
  const by: Editor = { id: story.proposerId as PersonId, name: story.proposerName }
  const made =
    change.verb === 'configure'
      ? await applyFile(env, visitor, by, change.configuration, settling)
      : await make({ ...env, DB: alongside(env.DB, settling) }, visitor, by, change)
  if (!made.ok) return made
  if (change.verb === 'configure') await carryOut(env)
  const after = await findChange(env.DB, id)
  // What was so already wrote nothing that could have carried it.
  return after?.state === 'proposed' ? settled(env, settling, id) : made
}

/** Nothing comes of it; whoever proposed it may take it back so. */
export async function rejectChange(
  env: Env,
  visitor: Visitor,
  editor: Editor,
  id: ChangeId,
  note: string,
): Promise<Submitted | null> {
  const story = await lookAtChange(env, visitor, id)
  if (!story) return null
  return settled(env, settleStatements(env.DB, editor, story, 'rejected', note), id)
}

async function settled(
  env: Env,
  statements: readonly D1PreparedStatement[],
  id: ChangeId,
): Promise<Submitted> {
  const done = await settle(env.DB, statements, id)
  return done.ok ? done : { ok: false, problem: catalogueProblemOf(done.problem) }
}

async function changeIn(env: Env, { id, sealed }: ChangeRow): Promise<Change> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  return JSON.parse(await open(sealed, changeContext(id), keys)) as Change
}

function no(code: Parameters<typeof not>[0]): Submitted {
  return { ok: false, problem: catalogueProblemOf(not(code).problem) }
}
