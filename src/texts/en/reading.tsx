import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Identity providers that are read at intervals. */
export const reading = {
  kinds: {
    scim: 'Any provider that shows its users and groups by SCIM.',
    okta: 'With an API token of a read-only administrator, or a service app.',
    graph: 'With an app that may read users and groups.',
  },
  unreadSince: (at: Child) => <>It was not read to its end since {at}.</>,
  stillEnds: 'Access still ends as planned, and glass can be broken.',
  sayYesOrNo: (count: number) =>
    plural(count, {
      one: 'One person would lose something: say yes or no',
      other: `${count} people would lose something: say yes or no`,
    }),
  wouldLose: (count: number) =>
    plural(count, {
      one: 'One person would lose something.',
      other: `${count} people would lose something.`,
    }),
  notYet: 'It was not read to its end yet.',
  neverYet: 'Not read to its end yet.',
  readAt: (at: Child) => <>Read to its end {at}</>,
  lastRead: (at: Child) => <>Last read to its end {at}</>,
  every: (interval: string) => `every ${interval}`,
  countsThere: (people: number, groups: number) => `${people} people and ${groups} groups there`,
  countsHere: (known: number, ended: number, lost: number) =>
    `${known} people here were looked for; ${ended} ended, ${lost} lost a group.`,
  failedSince: (at: Child) => <>Since then it failed, at last {at}:</>,
  nothingChanged: 'Nothing was changed.',
  unreadTooLong: 'It was not read to its end for longer than is allowed.',
  accessWaits: 'New access of its people waits',
  heldTerms:
    'That is more than the limit, so nothing was done: something may be wrong with what was read. They check nothing out meanwhile. If it is right, say yes; it is read once more, and nobody else loses anything. If not, see to the provider.',
  confirmTake: 'Take away what they have?',
  yesGone: 'Yes, they are gone',
  lastReading: 'The last reading',
  inDoubt: 'People in doubt',
  inDoubtHint: 'They check nothing out until it is certain that they are here.',
  readNow: 'Read now',
  stillThere: 'Who is still there',
  stillThereHint:
    'News of a leaver may get lost. Where the provider can be read, Hallpass looks for itself.',
  waitsForYes: 'It waits for your yes',
  howRead: 'How it is read',
  readAtIntervals: 'Read it at intervals',
  title: (provider: string) => `Reading ${provider}`,
  lead: 'Whoever is not active there, not there any more, or out of a group is so here as soon as it is read. Whom reading ends does not come back, unless SCIM of the same provider says so. Nobody is made or brought back by it.',
  groupsToo: 'Groups too',
  groupsTooHint: 'Of groups that it gave here, people are taken out as well.',
  everyMinutes: 'Every so many minutes',
  mostGone: 'People who may lose something at once',
  mostGoneHint:
    'If it would be more, nothing is done until you say yes: something may be wrong with what was read.',
  waitsAfter: 'New access waits after so many hours',
  waitsAfterHint: 'When it could not be read for that long. Left empty, it never waits.',
  readNoMore: 'Read it no more',
  readNoMoreHint: 'Who leaves there is known only by SCIM, by events or from you then.',
  confirmStop: 'Do not read this provider any more?',
  stop: 'Stop reading',
  canBeRead: 'It can be read',
  rehearsed: (people: number, known: number) =>
    `${people} people are there, ${known} of those who are active here were looked for. Nothing was saved or changed.`,
  wouldEnd: (names: string) => `Would be ended: ${names}.`,
  wouldLeaveGroup: (names: string) => `Would lose a group: ${names}.`,
  andMore: (count: number) => `And ${count} more.`,
  noGroupCalled: (names: string) => `No group there is called: ${names}.`,
}
