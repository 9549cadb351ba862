import type { Slice } from '../../durable-objects/perform/issue'
import type { Issuance } from '../connectors/issuance'
import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import type { LeaseId } from '../domain/ids'
import type { Refusal } from '../domain/refusal'
import { actorOf, type Caller } from '../http/context'
import { type Problem, problemOf } from '../http/problem'
import { invalidInput } from '../http/problem-input'
import { concernsLease } from './concern'
import { knownLease } from './known'
import { markSpent } from './proof'
import { provedSeeing } from './seeing'

type Asked = {
  readonly gives: Issuance['gives']
  readonly field: string
  readonly input: string
}

export type Issued =
  | { readonly slice: Slice }
  | { readonly problem: Problem; readonly refusal?: Refusal }

/**
 * A slice of an active lease for its holder, who gave `input` in the field of that name; null when
 * the lease is unknown to this visitor. What is wrong with the input is said before anybody decides.
 */
export async function issueSlice(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
  { gives, field, input }: Asked,
): Promise<Issued | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const { account } = known.lease
  const isConcerned = concernsLease(known, visitor)
  const issuance = connectorOf(account.connectorKind)?.issuance
  if (isConcerned && issuance && issuance.gives !== gives)
    return { problem: problemOf({ code: 'wrong_mode', mode: account.mode }) }
  const reading = (await issuance?.read(input)) ?? { subject: '' }
  if (isConcerned && 'problem' in reading)
    return { problem: invalidInput([{ field, message: reading.problem }]) }
  const subject = 'subject' in reading ? reading.subject : ''
  const seconds = issuance?.secondsOf(account.settings) ?? 0
  const proved = await provedSeeing(env, visitor, known)
  const about = { leaseId, subject, seconds, enoughSeconds: null, ...proved }
  const command = { type: 'issue_slice', ...about } as const
  const answer = await custodianOf(env, leaseId).issueSlice(command, input, actorOf(visitor))
  await markSpent(env, answer, proved.proof)
  if (!isConcerned) return null
  if (answer.accepted) return { slice: answer.slice }
  return { problem: problemOf(answer.refusal), refusal: answer.refusal }
}
