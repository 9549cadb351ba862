import type { AccessMode, ResourceKind } from '../account'
import type { GroupId, MachineId, PersonId, PolicyId } from '../ids'
import type { BreakGlassRule } from './break-glass'
import type { Budget } from './budget'
import type { ProofNeed, ProofPlace } from './proof-need'
import type { Windows } from './windows/windows'

/** People and groups, for example those who may answer a step. */
export type Principals = {
  readonly people: readonly PersonId[]
  readonly groups: readonly GroupId[]
}

/**
 * One stage of approval: how many distinct people it needs, and who is eligible. After a time
 * unanswered, or where its people are too few, the next ring may answer it too.
 */
export type Step = Principals & {
  readonly name: string
  readonly quorum: number
  /** Those that have not been opened yet, in order. */
  readonly rings?: readonly Ring[] | undefined
  /** How many rings are among its people by now; a policy itself has none opened. */
  readonly ringsOpened?: number | undefined
}

/** Whoever else may answer a step that has gone unanswered for so long since the ring before. */
export type Ring = Principals & { readonly afterSeconds: number }

/** Everybody are all people. Machines are only ever named. */
export type Requesters =
  | { readonly everybody: true }
  | ({
      readonly everybody: false
      readonly machines?: readonly MachineId[] | undefined
    } & Principals)

/** The machines that may ask under it. */
export function machinesOf(requesters: Requesters): readonly MachineId[] {
  return requesters.everybody ? [] : (requesters.machines ?? [])
}

/**
 * Which proofs are needed; empty lists accept whatever the provider vouches for. `required` is about
 * check-out, and policies from before there was `at` say nothing else: the provider's proof.
 */
export type MfaRule = {
  readonly required: boolean
  readonly at?: { readonly [place in ProofPlace]?: ProofNeed | undefined } | undefined
  readonly acr: readonly string[]
  readonly amr: readonly string[]
}

/** Durations in seconds. Presets are what the page offers; anything from min to max is accepted. */
export type DurationRule = {
  readonly minSeconds: number
  readonly defaultSeconds: number
  readonly maxSeconds: number
  readonly presetsSeconds: readonly number[]
}

/**
 * What a policy demands. A request is pinned to these terms as they were when it was filed.
 * No steps means auto-approval, which is only accepted with a required justification.
 */
export type Terms = {
  readonly steps: readonly Step[]
  readonly duration: DurationRule
  readonly justificationRequired: boolean
  readonly ticketRequired: boolean
  /** A glob that tickets match; without it, they may be anything. */
  readonly ticketPattern?: string | undefined
  /** How long a request may wait for decisions. */
  readonly pendingSeconds: number
  /** How long an approval may wait for its check-out. */
  readonly unusedSeconds: number
  readonly mfa: MfaRule
  /** When access is possible; policies and pins without it are always open. */
  readonly windows?: Windows | null | undefined
  /** How long a step goes unanswered until its approvers are reminded; without it, never. */
  readonly remindAfterSeconds?: number | undefined
  /** Whether a yes needs words; a no always does. */
  readonly commentRequired?: boolean | undefined
  /** How many people have to say no to one step; without it, one. */
  readonly rejections?: number | undefined
  /** How access that is held gets more time; without it, never. No steps: at once. */
  readonly extension?: ExtensionRule | null | undefined
  /** How much of it one person may have within a time. */
  readonly budgets?: readonly Budget[] | undefined
  /** How long before its end the holder is warned; 0 for never. */
  readonly warnBeforeSeconds?: number | undefined
  /** How it is taken in an emergency; without it, never. */
  readonly breakGlass?: BreakGlassRule | null | undefined
}

/** Who has to agree to more time, in place of the steps of a request. */
export type ExtensionRule = { readonly steps: readonly Step[] }

/**
 * An ordered rule. It names a resource glob or an account glob; where both are set, both must match.
 * `null` means "any"; the lists of kinds, tags and modes narrow the match further.
 */
export type Policy = {
  readonly id: PolicyId
  readonly revision: number
  readonly name: string
  readonly active: boolean
  readonly resources: string | null
  readonly accounts: string | null
  readonly kinds: readonly ResourceKind[] | null
  /** Every one of these tags must be on the resource. */
  readonly tags: readonly string[] | null
  readonly modes: readonly AccessMode[] | null
  readonly requesters: Requesters
  readonly terms: Terms
}

/** The policy that governs a request, as it is written into that request. */
export type PolicyPin = {
  readonly id: PolicyId
  readonly revision: number
  readonly name: string
  readonly terms: Terms
}

/** Where nobody is asked, the requester's words are all that is left to look at afterwards. */
export function needsJustification({ justificationRequired, steps }: Terms): boolean {
  return justificationRequired || steps.length === 0
}
