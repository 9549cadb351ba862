import type { RequestStory } from '../../src/commands/look'
import type { OverdueLease } from '../../src/commands/overdue'
import type { RequestRow } from '../../src/db/board'
import type { ResourceRow } from '../../src/db/resources'
import type { Policy, Terms } from '../../src/domain/policy/policy'
import type { Request } from '../../src/domain/resource/state'
import type { LeaseView } from '../../src/domain/resource/view'
import type { Visitor } from '../../src/http/context'

export const NOW = Date.UTC(2026, 10, 20, 22, 30)
const MINUTE = 60_000

/** What somebody may type who does not mean well. */
export const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`

export const ANA: Visitor = {
  personId: 'per_ana1',
  displayName: 'Ana Alvarez',
  email: 'ana@example.test',
  permissions: [],
  limited: [],
  sessionHash: 'a'.repeat(64),
}

export const ROOT: Visitor = {
  ...ANA,
  personId: 'per_root1',
  displayName: 'Root Admin',
  permissions: [
    'manage-resources',
    'manage-connectors',
    'manage-policies',
    'manage-directory',
    'read-history',
    'force-revoke',
  ],
}

export const TERMS: Terms = {
  steps: [{ name: 'Owners', quorum: 1, people: ['per_bo11'], groups: [] }],
  duration: {
    minSeconds: 60,
    defaultSeconds: 3_600,
    maxSeconds: 14_400,
    presetsSeconds: [900, 3_600],
  },
  justificationRequired: true,
  ticketRequired: false,
  pendingSeconds: 3_600,
  unusedSeconds: 3_600,
  mfa: { required: true, acr: [], amr: [] },
}

export const POLICY: Policy = {
  id: 'pol_prod',
  revision: 2,
  name: 'Production',
  active: true,
  resources: 'prod-*',
  accounts: null,
  kinds: ['database'],
  tags: ['prod'],
  modes: null,
  requesters: { everybody: false, people: ['per_ana1'], groups: ['grp_eng1'] },
  terms: TERMS,
}

export const RESOURCE: ResourceRow = {
  id: 'res_prod1',
  name: 'prod-db',
  kind: 'database',
  description: 'Orders',
  tags: ['prod'],
  sharing: 'exclusive',
  createdAt: NOW,
  retiredAt: null,
}

const account = {
  id: 'acc_admin',
  name: 'admin',
  mode: 'provision',
  connectorId: 'con_main',
  connectorKind: 'postgres',
  settings: {},
} as const

export const REQUEST: Request = {
  id: 'req_prod1_1',
  requester: 'per_ana1',
  requesterName: 'Ana Alvarez',
  resourceName: 'prod-db',
  account,
  policy: { id: POLICY.id, revision: 2, name: POLICY.name, terms: TERMS },
  steps: TERMS.steps,
  votes: [],
  asking: null,
  rejections: [],
  withdrawnKeys: [],
  durationSeconds: 3_600,
  justification: 'Orders are stuck.',
  ticket: null,
  extension: null,
  key: null,
  stage: 'pending',
  filedAt: NOW - 10 * MINUTE,
  deadlineAt: NOW + 50 * MINUTE,
  leaseId: null,
  settled: null,
}

export const LEASE: LeaseView = {
  id: 'lea_prod1_1',
  requestId: REQUEST.id,
  holder: 'per_ana1',
  holderName: 'Ana Alvarez',
  account,
  sharing: 'exclusive',
  proofId: null,
  wasHeldBefore: null,
  forceClose: null,
  issuedUntil: null,
  key: null,
  fence: 1,
  operation: 1,
  phase: 'active',
  checkedOutAt: NOW - 5 * MINUTE,
  grantBy: NOW,
  endsAt: NOW + 55 * MINUTE,
  endsAtTarget: NOW + 55 * MINUTE,
  warnSeconds: 600,
  warnedOf: null,
  approvedUntil: NOW + 50 * MINUTE,
  endedAt: null,
  ending: null,
  quarantine: null,
  task: null,
  alerts: 0,
  askedBackAt: null,
  closedAt: null,
  evidence: null,
}

export const STORY: RequestStory = {
  request: REQUEST,
  resource: RESOURCE,
  lease: null,
  steps: [{ name: 'Owners', quorum: 1, approvers: ['Bo Berg'], more: 0, votes: [] }],
  mayDecide: false,
  inPlaceOf: null,
  mayReassign: false,
  mayReview: false,
  hasVoted: false,
  background: null,
  isMine: true,
  held: null,
  queue: null,
  residue: 'Nothing stays.',
  proof: 'not_needed',
  proofDemand: null,
}

export const ROW: RequestRow = {
  id: REQUEST.id,
  sequence: 1,
  resourceId: RESOURCE.id,
  resourceName: 'prod-db',
  accountName: 'admin',
  requesterId: 'per_ana1',
  requesterName: 'Ana Alvarez',
  stage: 'pending',
  justification: 'Orders are stuck.',
  durationSeconds: 3_600,
  filedAt: NOW,
  deadlineAt: NOW + 50 * MINUTE,
  isOpen: true,
  connectorKind: 'postgres',
  extendsLeaseId: null,
  policyId: null,
  decidedAt: null,
  reviewBy: null,
}

/** A lease whose end is overdue. */
export const LATE: OverdueLease = {
  id: LEASE.id,
  sequence: 9,
  requestId: LEASE.requestId,
  resourceId: RESOURCE.id,
  resourceName: 'prod-db',
  accountName: 'admin',
  holderId: LEASE.holder,
  holderName: 'Ana Alvarez',
  phase: 'quarantined',
  checkedOutAt: NOW - 3_600_000,
  endsAt: NOW - 180_000,
  endedAt: NOW - 180_000,
  connectorId: null,
  issuedUntil: null,
  closedAt: null,
  isOpen: true,
  attempts: 7,
  lastOutcome: 'refused',
  lastMessage: 'permission denied',
  overdueSince: NOW - 180_000,
  next: { kind: 'at', at: NOW + 240_000 },
}
