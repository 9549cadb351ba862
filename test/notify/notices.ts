import type { About, Notice } from '../../src/notify/notice'

export const AT = Date.UTC(2026, 10, 20, 18, 40, 0)
export const HOUR_MS = 3_600_000

export const ABOUT: About = {
  requestId: 'req_prod_7',
  resourceName: 'prod-db',
  accountName: 'admin',
  requesterName: 'Ana',
  at: AT,
}

/** One notice of each kind, as the outbox would hold it. */
export const NOTICES = {
  decision_wanted: {
    ...ABOUT,
    kind: 'decision_wanted',
    durationSeconds: 5_400,
    justification: 'The nightly import hangs.\nI need to look at the locks.',
    ticket: 'OPS-12',
    stepName: 'Team lead',
    stepNumber: 1,
    stepCount: 2,
    deadlineAt: AT + 4 * HOUR_MS,
    policyName: 'Production databases',
    residue: 'Data that the holder changed stays changed.',
  },
  request_approved: {
    ...ABOUT,
    kind: 'request_approved',
    deadlineAt: AT + 8 * HOUR_MS,
    isAutomatic: false,
  },
  request_settled: {
    ...ABOUT,
    kind: 'request_settled',
    outcome: 'approved',
    byName: 'Cy',
  },
  decided_in_your_place: {
    ...ABOUT,
    kind: 'decided_in_your_place',
    byName: 'Cy',
    isYes: true,
    reason: 'Looks right.',
  },
  request_rejected: {
    ...ABOUT,
    kind: 'request_rejected',
    byName: 'Bo',
    reason: 'Use the replica.',
  },
  request_expired: { ...ABOUT, kind: 'request_expired' },
  request_lapsed: { ...ABOUT, kind: 'request_lapsed' },
  request_reopened: {
    ...ABOUT,
    kind: 'request_reopened',
    stepNames: ['Team lead', 'Security'],
    deadlineAt: AT + HOUR_MS,
  },
  glass_broken: {
    ...{ ...ABOUT, kind: 'glass_broken', durationSeconds: 600, reviewBy: AT + HOUR_MS },
    ...{ justification: 'Production is down.', revokedNames: ['Bo'] },
  },
  review_signed: { ...ABOUT, kind: 'review_signed', byName: 'Cy', words: 'It was needed.' },
  review_overdue: { ...ABOUT, kind: 'review_overdue', reviewBy: AT - HOUR_MS },
  access_handed_over: { ...ABOUT, kind: 'access_handed_over', byName: 'Bo' },
  access_failed: {
    ...ABOUT,
    kind: 'access_failed',
    leaseId: 'lea_prod_3',
    deadlineAt: AT + HOUR_MS,
  },
  access_ended: {
    ...ABOUT,
    kind: 'access_ended',
    leaseId: 'lea_prod_3',
    ending: 'time',
    endedAt: AT,
    closedAt: AT + 12_000,
  },
  access_stuck: {
    ...ABOUT,
    kind: 'access_stuck',
    leaseId: 'lea_prod_3',
    holderName: 'Ana',
    reason: 'The server did not answer.',
    endedAt: AT - HOUR_MS,
  },
  lock_in_doubt: {
    ...ABOUT,
    kind: 'lock_in_doubt',
    leaseId: 'lea_prod_3',
    holderName: 'Ana',
    byName: 'Root',
    secondName: null,
    reason: 'The server was scrapped.',
  },
  access_offered: { ...ABOUT, kind: 'access_offered', until: AT + HOUR_MS / 12 },
  give_back_asked: {
    ...ABOUT,
    kind: 'give_back_asked',
    leaseId: 'lea_prod_3',
    byName: 'Bo',
    message: 'The nightly import hangs.',
    endsAt: AT + HOUR_MS,
  },
  access_ending: {
    ...ABOUT,
    kind: 'access_ending',
    leaseId: 'lea_prod_3',
    endsAt: AT + HOUR_MS / 6,
  },
  access_extended: {
    ...ABOUT,
    isExtension: true,
    kind: 'access_extended',
    leaseId: 'lea_prod_3',
    endsAt: AT + HOUR_MS,
  },
  task_opened: {
    ...ABOUT,
    kind: 'task_opened',
    leaseId: 'lea_prod_3',
    verb: 'revoke',
    holderName: 'Ana',
    instructions: 'Turn the key and put it back into the drawer.',
  },
} satisfies { [Kind in Notice['kind']]: Extract<Notice, { kind: Kind }> }
