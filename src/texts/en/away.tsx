import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Being away, and standing in for others. */
export const away = {
  span: (from: Child, until: Child) => (
    <>
      From {from} until {until}
    </>
  ),
  whileYouAreAway: 'while you are away',
  whileAway: (name: string) => `while ${name} is away`,
  youAreAway: 'You are away',
  standsInForYou: (name: string) => `${name} stands in for you`,
  youStandInFor: (name: string) => `You stand in for ${name}`,
  policies: (count: number) => plural(count, { one: 'one policy', other: `${count} policies` }),
  resources: (glob: string) => `resources ${glob}`,
  accounts: (glob: string) => `accounts ${glob}`,
  onlyFor: (limits: string) => `only for ${limits}`,
  lead: 'Whoever stands in for you decides in your place, and both names are kept. It counts as one person.',
  nobody: 'Nobody stands in for anybody',
  nobodyHint: 'Here is what you hand over, and what others hand over to you.',
  handOver: 'Hand over, or be away',
  who: 'Who stands in',
  whoHint: 'By name or e-mail address. Only who is away may leave it open.',
  iAmAway: 'I am away',
  iAmAwayHint: 'You are not asked and not reminded meanwhile, and nobody waits for you.',
  from: 'From (UTC)',
  until: 'Until (UTC)',
  giveTime: 'Give a day and a time.',
  onlyPolicies: 'Only under these policies',
  onlyPoliciesHint: 'None ticked: under any.',
  onlyResources: 'Only for these resources',
  onlyResourcesHint: 'A glob such as prod-*.',
  onlyAccounts: 'Only for these accounts',
  onlyAccountsHint: 'A glob such as admin*.',
  note: 'Note',
  endNow: 'End it now',
}
