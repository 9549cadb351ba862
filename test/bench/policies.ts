import type { Policy } from '../../src/domain/policy/policy.ts'

/** Policies that share a resource glob. Without, the walk would have to compile globs each time. */
export const PER_TEAM = 4

/** One of a long list: four for each team's databases, one for each of four accounts. */
export function policyNamed(number: number): Policy {
  return {
    id: `pol_team${number}`,
    revision: 1,
    name: `team ${number}`,
    active: true,
    resources: `team-${Math.floor(number / PER_TEAM)}-*-db-*`,
    accounts: `admin-${number % PER_TEAM}*`,
    kinds: ['database'],
    tags: ['prod'],
    modes: null,
    requesters: { everybody: false, people: [], groups: ['grp_ops0'] },
    terms: {
      steps: [],
      duration: { minSeconds: 60, defaultSeconds: 3_600, maxSeconds: 3_600, presetsSeconds: [] },
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: 3_600,
      unusedSeconds: 3_600,
      mfa: { required: false, acr: [], amr: [] },
    },
  }
}
