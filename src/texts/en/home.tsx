import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** The start page: what is held, what is on its way, and what can be asked for. */
export const home = {
  title: 'Home',
  hello: (name: string) => `Hello, ${name}`,
  holdsNothing: 'You hold nothing now.',
  holds: (count: number) =>
    plural(count, { one: 'You hold one pass.', other: `You hold ${count} passes.` }),
  areUnderWay: (count: number) =>
    plural(count, {
      one: 'One request is on the way.',
      other: `${count} requests are on the way.`,
    }),
  waitForYou: (count: number) =>
    plural(count, {
      one: 'One decision waits for you.',
      other: `${count} decisions wait for you.`,
    }),
  moreAreUnderWay: (count: number) => `More than ${count} requests are on the way.`,
  moreWaitForYou: (count: number) => `More than ${count} decisions wait for you.`,
  held: 'What you hold',
  waiting: 'Waiting for you',
  decide: 'Decide',
  underWay: 'On its way',
  ask: 'Ask for access',
  search: 'Search resources and accounts',
  use: 'Use it',
  seeHappening: 'See what is happening',
  giveBack: 'Give back',
  confirmGiveBack: (account: string, resource: string) => `Give back ${account} on ${resource}?`,
  nothingSoFar: 'Nothing so far',
  lookFurther: 'There are more resources than were looked at. Go on, or search by name.',
  nothingMatches: (query: string) => `Nothing matches “${query}”`,
  onlyAskable: (all: (words: string) => Child) => (
    <>Only what some policy lets you ask for is listed. {all('Show everything')}</>
  ),
  nothingYet: 'There is nothing you may ask for yet',
  nothingYetWhy: 'An administrator adds resources and the policies that let you ask for them.',
  askAgain: 'Ask again',
  accountOn: (account: Child, resource: string) => (
    <>
      {account} on {resource}
    </>
  ),
  againFor: (duration: string) => `again, for ${duration}`,
  heldBy: (holder: string, until: Child) => (
    <>
      Held by {holder} until {until}
    </>
  ),
  atMost: (duration: string) => `At most ${duration}`,
  askFor: (account: string, resource: Child) => (
    <>
      Ask for {account}
      {resource}
    </>
  ),
  onResource: (resource: string) => ` on ${resource}`,
  passesOverdue: (count: number) =>
    plural(count, {
      one: 'One pass is overdue',
      other: `${count > 99 ? 'More than 99' : count} passes are overdue`,
    }),
  notGone: (see: (words: string) => Child) => (
    <>What should have ended is not confirmed gone at its target. {see('See what is overdue')}</>
  ),
}
