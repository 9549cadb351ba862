import type { PolicyDraft } from '../../src/db/policies'
import type { Terms } from '../../src/domain/policy/policy'

/** A policy that anybody may write: everything, for an hour, with a reason. */
export function draft(name: string, terms: Partial<Terms> = {}): PolicyDraft {
  return {
    name,
    active: true,
    resources: '*',
    accounts: null,
    kinds: null,
    tags: null,
    modes: null,
    requesters: { everybody: true },
    terms: {
      steps: [],
      duration: { minSeconds: 60, defaultSeconds: 3600, maxSeconds: 3600, presetsSeconds: [3600] },
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: 3600,
      unusedSeconds: 3600,
      mfa: { required: false, acr: [], amr: [] },
      ...terms,
    },
  }
}
