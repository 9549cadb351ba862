import type { Target } from '../../account'
import type { MachineId, PersonId } from '../../ids'
import type { Policy } from '../policy'
import type { Roster } from '../roster'

export const FINDING_CODES = [
  'shadowed',
  'unreachable',
  'matches_nothing',
  'nobody_may_ask',
  'quorum_unreachable',
  'only_approver_asks',
  'windows_never_open',
  'holidays_over',
  'duration_never_fits',
  'rotation_impossible',
  'reviewers_missing',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** What is odd about one policy. An error keeps people out; a warning may be meant. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  readonly policyId: Policy['id']
  readonly policyName: string
  /** What is so, and what it leads to. */
  readonly sentence: string
}

/** So many are shown at most, of whatever was found. */
export const FINDINGS_SHOWN = 25

/** The first of what was found, and how much it was. */
export type FirstFindings = {
  readonly findings: readonly Finding[]
  readonly count: number
  readonly hasError: boolean
}

export function firstOf(findings: readonly Finding[]): FirstFindings {
  const hasError = findings.some(({ severity }) => severity === 'error')
  return { findings: findings.slice(0, FINDINGS_SHOWN), count: findings.length, hasError }
}

/** An account of the catalogue as policies see it. */
export type Place = Target & {
  /** Whether its secret can be changed after use, where its access mode shows one. */
  readonly canRotate: boolean
}

/** What policies are judged by: the directory and the catalogue of this moment. */
export type Surroundings = {
  /** Epoch milliseconds. */
  readonly now: number
  /** Active people, and the members of every group that a policy names. */
  readonly roster: Roster
  readonly nameOf: (id: PersonId | MachineId) => string
  /** Of every machine that a policy names and that may do something: who owns it. */
  readonly machines?: { readonly [machine: MachineId]: readonly PersonId[] }
  /** Null where the catalogue is too large to be looked through. */
  readonly places: readonly Place[] | null
}

export function finding(
  { id, name }: Policy,
  severity: Finding['severity'],
  code: FindingCode,
  sentence: string,
): Finding {
  return { code, severity, policyId: id, policyName: name, sentence }
}
