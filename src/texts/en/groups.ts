import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Groups of people. */
export const groups = {
  members: (count: number) => plural(count, { one: 'one member', other: `${count} members` }),
  lead: 'Sets of people that policies name as askers and approvers.',
  new: 'New group',
  none: 'No groups here',
  noneHint: 'Policies are easier to keep when they name groups rather than people.',
  membersLabel: 'Members',
  noneNamed: (name: string) => `There is no group “${name}”.`,
  atMostAtOnce: (count: number) => `Add at most ${count} groups at a time.`,
  addGroups: 'Add groups',
  addGroupsHint: 'Whole names, separated by commas.',
  addPeople: 'Add people',
  addPeopleHint: 'Names or e-mail addresses, separated by commas.',
  delete: 'Delete this group',
  deleteTerms: 'Possible only while no policy names it and it has no role.',
  fedBy: (connection: string) => `Fed by the SCIM connection ${connection}`,
  fedTerms: 'Its name and its members are changed at the identity provider only.',
  empty: 'Nobody is in it.',
  kept: 'Kept',
  anywhere: 'Anywhere',
  here: 'Here',
  byScim: 'By SCIM',
}
