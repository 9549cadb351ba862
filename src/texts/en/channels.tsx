import type { Child } from 'hono/jsx'
import type { ChannelKind } from '../../domain/channel/channel'
import { EVENT_GROUPS, type EventGroup } from '../../domain/channel/event-group'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Addresses of the organisation that hear of what happens. */
export const channels = {
  kinds: {
    webhook: 'Webhook, signed (Standard Webhooks)',
    slack: 'Slack, by incoming webhook',
    teams: 'Microsoft Teams, by a workflow’s webhook',
  } as { readonly [kind in ChannelKind]: string },
  /** As the API describes them. */
  groups: EVENT_GROUPS as { readonly [group in EventGroup]: string },
  lead: 'Where the organisation hears of what happens: receivers of webhooks, and rooms of a chat.',
  new: 'New channel',
  none: 'No channels yet',
  noneHint: 'People are told by mail whatever is here; a channel tells a team or a program.',
  turnedOff: 'Turned off',
  off: 'Off',
  noSecret: 'No secret yet',
  givenUp: (count: number) => `${count} given up`,
  waiting: (count: number) => `${count} waiting`,
  on: 'On',
  address: 'Address',
  newAddress: 'New address',
  addressHint:
    'Where messages are posted, with https. It is sealed; of Slack’s and Teams’ nothing but the host is shown again.',
  keepAddress: 'Leave it empty to keep the one that it has.',
  hears: 'What it hears',
  resources: 'Only about these resources',
  resourcesHint:
    'A glob, such as prod-*. Where resources are chosen, what is about none is not told.',
  tag: 'Only about resources with this tag',
  onHint: 'While it is off, it hears nothing, and what waits for it stays where it is.',
  theSecret: 'the secret',
  shownOnce: 'The new secret, shown this once',
  hasTurnedOff: 'Hallpass has turned this channel off',
  turnOnAgain: (why: string) =>
    `${why} Turn it on again where that was a mistake, or give it another address.`,
  change: 'Change it',
  retire: 'Retire this channel',
  retireTerms: 'Its address and its secrets are forgotten, and what waits for it goes nowhere.',
  onlyAbout: (resources: string | null, tag: string | null) =>
    `Only about resources${resources === null ? '' : ` called ${resources}`}${
      tag === null ? '' : ` with the tag ${tag}`
    }.`,
  test: 'Send a test message',
  secrets: 'Secrets',
  secretsHint:
    'Each message is signed with every secret that is here: make a second one, give it to the receiver, and revoke the first.',
  noSecretHint: 'No secret yet: nothing is sent before there is one.',
  confirmRevoke: 'Nothing is signed with this secret any more, at once.',
  makeSecret: 'Make a secret',
  deliveries: 'Deliveries',
  deliveriesTo: (name: string) => `Deliveries to ${name}`,
  deliveriesLead:
    'Each is tried for three days, and kept for 30, the latest 10,000 of them. Of an answer only its status is kept.',
  confirmReplay: 'Every message that was given up is sent again, under its own id.',
  replay: 'Send all failed again',
  byState: 'Deliveries by state',
  all: 'All',
  states: { waiting: 'Waiting', failed: 'Failed', delivered: 'Delivered' },
  nothing: 'Nothing here',
  nothingHint: 'A test message on the page of the channel shows whether its address works.',
  /** What kind of event it is and when it happened, and how often it was tried. */
  tried: (type: Child, at: Child, attempts: number, last: Child | null, status: number | null) => (
    <>
      {type}, {at}. {plural(attempts, { one: 'One attempt', other: `${attempts} attempts` })}
      {last !== null && <>, the last {last}</>}
      {status !== null && `, answered ${status}`}.
    </>
  ),
  triedAgain: (at: Child) => <>Tried again {at}</>,
  sendAgain: 'Send again',
  sendThisAgain: (id: string) => `Send again: ${id}`,
}
