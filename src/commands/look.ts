import { connectorOf } from '../connectors/registry'
import { custodianOf } from '../custodian-of'
import { type Background, backgroundOf } from '../db/background'
import { namesOf } from '../db/board'
import { rosterOf } from '../db/facts'
import { findMachine, isOwner } from '../db/machines'
import type { ResourceRow } from '../db/resources'
import { unreadFor } from '../db/unread'
import {
  type AskerId,
  isMachineId,
  isPersonId,
  type LeaseId,
  ownerOf,
  type RequestId,
} from '../domain/ids'
import type { Step } from '../domain/policy/policy'
import { namedBy } from '../domain/policy/rings'
import { eligible, gainsBy, type Roster } from '../domain/policy/roster'
import type { ProofDemand } from '../domain/proving'
import { currentStep, spokenOf } from '../domain/resource/approvals'
import type { Unread } from '../domain/resource/command'
import { concernOf } from '../domain/resource/concern-of'
import { isJustBroken } from '../domain/resource/emergency'
import { checkingOut } from '../domain/resource/proof'
import type { Standing } from '../domain/resource/queue'
import { type Right, rightsOf } from '../domain/resource/rights'
import type { Request, Vote } from '../domain/resource/state'
import type { LeaseView } from '../domain/resource/view'
import type { Caller } from '../http/context'
import { concerns, concernsLease } from './concern'
import { discreetLease } from './discreet'
import { emergencyPrincipals } from './emergency-principals'
import { knownLease, knownRequest } from './known'
import { mayReview } from './may-review'
import { type ProofState, proofStateOf } from './proof'

const NAMES_SHOWN = 20

export type StepStory = {
  readonly name: string
  readonly quorum: number
  /** Names of people who are eligible now, the first few. */
  readonly approvers: readonly string[]
  readonly more: number
  readonly votes: readonly Vote[]
}

export type RequestStory = {
  readonly request: Request
  readonly resource: ResourceRow
  readonly lease: LeaseView | null
  readonly steps: readonly StepStory[]
  readonly mayDecide: boolean
  /** In whose place they would decide; null where by their own right, or not at all. */
  readonly inPlaceOf: string | null
  readonly hasVoted: boolean
  /** An administrator may give the open step to somebody. */
  readonly mayReassign: boolean
  /** For whoever may decide now. */
  readonly background: Background | null
  readonly isMine: boolean
  /** They may sign the review that it owes, now that it is over. */
  readonly mayReview: boolean
  /** Somebody else's open lease on the resource. */
  readonly held: { readonly holderName: string; readonly until: number } | null
  /** Where its requester stands among those who wait for the same; only they see it. */
  readonly queue: Standing | null
  readonly residue: string
  /** Why new access of its requester waits; only they see it. */
  readonly unread?: Unread | null
  readonly proof: ProofState['state']
  /** Which proof check-out takes, for its requester; null for none. */
  readonly proofDemand: ProofDemand | null
}

/** A request as this visitor may see it; null when unknown or none of their business. */
export async function lookAtRequest(
  env: Env,
  visitor: Caller,
  requestId: RequestId,
): Promise<RequestStory | null> {
  const known = await knownRequest(env, requestId)
  if (!known) return null
  const { request, lease, resource } = known
  const named = [...namedBy(request.steps), ...emergencyPrincipals(request)]
  const roster = await rosterOf(env.DB, request.requester, named, concernOf(request))
  if (!concerns(known, visitor, roster)) return null
  const isMine = request.requester === visitor.personId
  const proof = isMine ? await proofState(env, visitor, request) : NO_PROOF
  const rights = rightsNow(request, visitor.personId, roster)
  const mayNow = rights !== null
  return {
    request,
    resource,
    lease: lease && discreetLease(lease, visitor, resource),
    isMine,
    steps: await stepStories(env, request, roster),
    mayDecide: mayNow,
    inPlaceOf: rights?.[0]?.name ?? null,
    hasVoted: spokenOf(request.votes).has(visitor.personId),
    mayReassign:
      !isMine && request.stage === 'pending' && visitor.permissions.includes('manage-directory'),
    background: mayNow ? await backgroundOf(env.DB, aboutOf(request)) : null,
    mayReview: mayReview(known, visitor, roster),
    held: await heldByOther(env, request),
    queue: isMine ? await standing(env, requestId) : null,
    residue: connectorOf(request.account.connectorKind)?.residue ?? '',
    unread: isMine ? await unreadNow(env, request) : null,
    proof: proof.state,
    proofDemand: proof.demand,
  }
}

/** An emergency does not wait for a provider. */
async function unreadNow(env: Env, { stage, breakGlass, requester }: Request) {
  const isWaiting = (stage === 'approved' || stage === 'pending') && !breakGlass
  return isWaiting ? unreadFor(env.DB, requester, Date.now()) : null
}

/** An object of before the deploy knows of no queue; the rest of the page does not need it. */
function standing(env: Env, requestId: RequestId): Promise<Standing | null> {
  const asked = custodianOf(env, requestId).lookAtStanding(requestId)
  return Promise.resolve(asked).catch((error: unknown) => {
    console.warn({ request: requestId, warning: 'the queue is not known', error: String(error) })
    return null
  })
}

export type LeaseStory = {
  readonly lease: LeaseView
  readonly request: Request
  readonly resource: ResourceRow
}

/**
 * A lease and its request, for its holder, for whoever owns the machine that holds it, and for those
 * who read history.
 */
export async function lookAtLease(
  env: Env,
  visitor: Caller,
  leaseId: LeaseId,
): Promise<LeaseStory | null> {
  const known = await knownLease(env, leaseId)
  if (!known) return null
  const isTheirs = concernsLease(known, visitor) || (await owns(env, visitor, known.lease.holder))
  if (!isTheirs) return null
  return { ...known, lease: discreetLease(known.lease, visitor, known.resource) }
}

async function owns(env: Env, { personId }: Caller, holder: AskerId): Promise<boolean> {
  const machine = isMachineId(holder) ? await findMachine(env.DB, holder) : null
  return machine !== null && isPersonId(personId) && isOwner(machine, personId)
}

function aboutOf({ id, requester, account }: Request) {
  return { id, requester, resource: ownerOf(id), accountName: account.name }
}

/** For buttons only: what the Custodian decides is what counts. Null where they may not. */
function rightsNow(request: Request, person: AskerId, roster: Roster): readonly Right[] | null {
  if (isMachineId(person)) return null
  const { stage, steps, votes, requester } = request
  const index = currentStep(steps, votes)
  const step = index === null ? undefined : steps[index]
  const hasVoted = votes.some(({ approver }) => approver === person)
  const isTheirs = requester === person || gainsBy(roster, person)
  if (stage !== 'pending' || isTheirs || hasVoted || index === null || !step) return null
  const rights = rightsOf(request, { index, step }, person, roster, Date.now())
  return 'code' in rights ? null : rights
}

async function stepStories(
  env: Env,
  { steps, votes, requester }: Request,
  roster: Roster,
): Promise<readonly StepStory[]> {
  const able = steps.map((step: Step) => eligible(step, roster).filter((id) => id !== requester))
  const names = await namesOf(
    env.DB,
    able.flatMap((ids) => ids.slice(0, NAMES_SHOWN)),
  )
  return steps.map(({ name, quorum }, index) => ({
    name,
    quorum,
    approvers: (able[index] ?? []).slice(0, NAMES_SHOWN).map((id) => names[id] ?? id),
    more: Math.max(0, (able[index] ?? []).length - NAMES_SHOWN),
    votes: votes.filter(({ step }) => step === index),
  }))
}

async function heldByOther(env: Env, { id, leaseId }: Request) {
  const holders = await custodianOf(env, id).lookAtHolders()
  const other = holders.find((lease) => lease.id !== leaseId)
  return other ? { holderName: other.holderName, until: other.endsAt } : null
}

const NO_PROOF: ProofState = { state: 'not_needed', demand: null }

/** By the pinned policy; today's may ask for more when it comes to it. */
async function proofState(env: Env, visitor: Caller, request: Request): Promise<ProofState> {
  if (request.stage !== 'approved' || isJustBroken(request, Date.now())) return NO_PROOF
  return proofStateOf(env, visitor, checkingOut(request, request.policy))
}
