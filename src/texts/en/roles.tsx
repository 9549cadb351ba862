import type { Child } from 'hono/jsx'
import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Roles, and who has them. */
export const roles = {
  allowsNothing: 'Nothing besides what policies allow',
  allowsEverything: 'Everything',
  permissions: {
    'manage-resources': 'Manage resources and their accounts',
    'manage-connectors': 'Manage connectors',
    'manage-policies': 'Manage policies',
    'manage-directory': 'Manage people and groups',
    'manage-roles': 'Manage roles, and who has them',
    'manage-tokens': 'Manage machines and tokens',
    'manage-channels': 'Manage channels, which hear of everything',
    'review-access': 'Decide as access reviewer',
    'read-history': 'Read history, and every request and lease',
    'see-status': 'See status',
    'break-glass': 'Break glass',
    'force-revoke': 'Take access away from its holder',
    'force-close': 'Force close',
  },
  continued: (words: string) => words.charAt(0).toLowerCase() + words.slice(1),
  given: (count: number) =>
    count === 0
      ? 'given to nobody'
      : plural(count, { one: 'given once', other: `given to ${count}` }),
  heldFor: (scope: string, since: Child) => (
    <>
      for {scope}, since {since}
    </>
  ),
  takeFrom: (name: string, scope: string) => `Take away from ${name}, for ${scope}`,
  namePrincipal: 'Name a person or a group.',
  isBoth: (name: string) => `“${name}” is a group and a person; use the e-mail address.`,
  lead: 'What people may do here. Asking and deciding need no role: policies say who may.',
  new: 'New role',
  builtIn: 'built in',
  everybodys: 'everybody',
  delete: 'Delete this role',
  deleteTerms: 'Possible only while nobody has it.',
  allows: 'What it allows',
  allowsNothingMore: 'Nothing besides what policies allow. Everybody has it.',
  allowsHint: 'Only what you have yourself. A change counts at once for whoever has the role.',
  whoHasIt: 'Who has it',
  nobody: 'Nobody.',
  giveTo: 'Give it to',
  giveToHint: 'The name or e-mail address of a person, or the name of a group.',
  scopeHint: 'resources:prod-* for names, tag:pci for a tag. Left empty: for everything.',
  give: 'Give',
}
