import type { Child } from 'hono/jsx'

/** Changes that need a second administrator. */
export const changes = {
  proposed: (at: Child) => <>Proposed {at}</>,
  confirmUntil: (at: Child) => <>to be confirmed until {at}</>,
  confirmedBy: (name: string | null, at: Child) => (
    <>
      Confirmed and made by {name} {at}
    </>
  ),
  rejectedBy: (name: string | null, at: Child) => (
    <>
      Rejected by {name} {at}
    </>
  ),
  title: 'Changes',
  proposes: (name: string) =>
    `${name} proposes it. Nothing is changed before somebody else has confirmed it.`,
  whatItChanges: 'What it changes',
  nothingMore: 'Nothing besides what its title says.',
  needsSecond: 'Somebody else has to confirm it',
  ownChange: 'You proposed this change, so you can only take it back.',
  confirm: 'Confirm and make this change',
  whyNot: 'Why not',
  takeBack: 'Take it back',
  rejectIt: 'Reject it',
  made: 'Made',
  rejected: 'Rejected',
  ranOut: 'Ran out',
  isProposed: 'Proposed',
  lead: 'What somebody proposed, for somebody else to confirm.',
  none: 'Nothing was proposed',
  noneHint: 'Changes come here when they are set to need a second administrator.',
  guarded: 'These need a second administrator',
  guardedHint: 'To drop one again needs a second administrator, too.',
  kinds: {
    policy: 'Changes of policies',
    connector: 'Changes of connectors',
    role: 'Changes of roles, and of who has them',
  },
}
