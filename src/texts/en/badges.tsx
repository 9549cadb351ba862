import type { Child } from 'hono/jsx'

/** Words that stand on passes, badges and buttons of several pages. */
export const badges = {
  stages: {
    pending: 'Waiting for approval',
    approved: 'Approved',
    in_use: 'In use',
    used: 'Used',
    rejected: 'Rejected',
    cancelled: 'Cancelled',
    expired: 'Expired',
    lapsed: 'Lapsed',
  },
  stageWords: {
    pending: 'pending',
    approved: 'approved',
    in_use: 'in use',
    used: 'used',
    rejected: 'rejected',
    cancelled: 'cancelled',
    expired: 'expired',
    lapsed: 'lapsed',
  },
  phases: {
    granting: 'Opening',
    active: 'Active',
    revoking: 'Being taken away',
    quarantined: 'Quarantined',
    closed: 'Closed',
  },
  as: (account: Child) => <>as {account}</>,
  heldBy: (holder: string) => `held by ${holder}`,
  ends: (at: Child) => <>ends {at}</>,
  copy: 'Copy',
  copied: 'Copied',
  reason: 'Reason',
  back: 'Back',
  somebody: 'Somebody',
}
