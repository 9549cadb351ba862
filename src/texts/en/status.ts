import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** How the installation is doing. */
export const status = {
  forHalf: (bound: string, count: number) =>
    plural(count, {
      one: `for half, ${bound} for 99 % of one pass`,
      other: `for half, ${bound} for 99 % of ${count} passes`,
    }),
  overADay: 'over a day',
  oldestFor: (duration: string) => `the oldest for ${duration}`,
  title: 'Status',
  lead: 'The numbers that /metrics gives to monitoring.',
  access: 'Access',
  owed: 'Work that is owed',
  byResources: 'By resources',
  toResources: 'To resources',
  undelivered: (days: number) => `Messages given up in ${days} days`,
  channels: 'Channels of the organisation',
  channelsWait: 'Messages that wait',
  channelsFailed: 'Messages given up',
  channelsOff: 'Channels turned off',
  providersRead: 'Identity providers that are read',
  accessWaits: 'New access waits, unread for too long',
  sinceReading: 'The longest since a whole reading',
  inDoubt: 'People in doubt',
  endsIn: (days: number) => `Ends of access in ${days} days`,
  endToRevoke: 'Planned end to revoke',
  revokeToReadBack: 'Revoke to read-back',
  noneYet: 'None yet',
}
