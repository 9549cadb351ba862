import type { Child } from 'hono/jsx'

/** Where targets differ from the leases. */
export const drift = {
  lead: 'Each hour every target is compared with the leases. What a lease left behind is taken away; what Hallpass cannot be sure of is shown here and left alone.',
  states: { open: 'Still there', removed: 'Taken away', gone: 'Gone' },
  kinds: {
    'left-behind': 'It was made for a lease that is over, as after a backup was restored.',
    'unknown-lease': 'It says that it was made for a lease that never was. Look at who made it.',
    elsewhere: 'It was made for a lease at another target, as where one was copied from another.',
    altered: 'It has the mark of a lease that is over, and not the name that Hallpass gave it.',
    foreign: 'Another installation of Hallpass made it, or somebody who imitates one.',
    'open-at-rest':
      'The account should be shut while nobody holds it, and is open. Somebody gave that right beside Hallpass: it is left for you to look at.',
  },
  none: 'No differences were found',
  noneHint: 'What targets have from Hallpass belongs to leases that are open.',
  foundAt: (connector: string, at: Child) => (
    <>
      At {connector}, found {at}
    </>
  ),
  namedLease: 'The lease it names',
  comparedLast: 'Compared last',
  notYet: 'Not yet',
  notAll: (problem: string) => `Not all of it: ${problem}`,
  compareNow: 'Compare now',
  compareNamed: (connector: string) => `Compare now: ${connector}`,
}
