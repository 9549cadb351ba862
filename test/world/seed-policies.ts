const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Who answers, by the ids that the product gave them. */
export type Approvers = {
  readonly bo: string
  readonly cy: string
  readonly approversGroup: string
}

/** The organisation's policies, in the order in which the first match wins. */
export function policiesFor({ bo, cy, approversGroup }: Approvers) {
  return [
    policy('Production billing: team lead, then security, with MFA', 'prod-billing-*', null, {
      steps: [step('Team lead', [bo]), step('Security', [cy])],
      duration: duration(15 * MINUTE, 2 * HOUR, [15 * MINUTE, HOUR, 2 * HOUR]),
      mfa: { required: true, acr: ['urn:hallpass:world:mfa'], amr: [] },
    }),
    policy('Reading production', 'prod-*', 'reader', {
      steps: [step('Bo or Cy', [bo, cy])],
      duration: duration(MINUTE, 8 * HOUR, [MINUTE, 15 * MINUTE, HOUR, 4 * HOUR]),
    }),
    policy('Changing production', 'prod-*', null, {
      steps: [step('An approver', [], [approversGroup])],
      duration: duration(MINUTE, 4 * HOUR, [MINUTE, 15 * MINUTE, HOUR, 4 * HOUR]),
    }),
    policy('Development needs a reason and nobody', 'dev-*', null, {
      steps: [],
      duration: duration(MINUTE, 8 * HOUR, [MINUTE, HOUR, 8 * HOUR]),
    }),
  ]
}

type Varying = {
  readonly steps: readonly ReturnType<typeof step>[]
  readonly duration: ReturnType<typeof duration>
  readonly mfa?: { readonly required: boolean; readonly acr: string[]; readonly amr: string[] }
}

function policy(name: string, resources: string, accounts: string | null, terms: Varying) {
  return {
    name,
    active: true,
    resources,
    accounts,
    kinds: null,
    tags: null,
    modes: null,
    requesters: { everybody: true },
    terms: {
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: DAY,
      unusedSeconds: DAY,
      mfa: { required: false, acr: [], amr: [] },
      ...terms,
    },
  }
}

function step(name: string, people: readonly string[], groups: readonly string[] = []) {
  return { name, quorum: 1, people, groups }
}

function duration(minSeconds: number, maxSeconds: number, presetsSeconds: readonly number[]) {
  const defaultSeconds = presetsSeconds.includes(15 * MINUTE) ? 15 * MINUTE : HOUR
  return { minSeconds, defaultSeconds, maxSeconds, presetsSeconds }
}
