import { pluralsIn } from '../forms'

const plural = pluralsIn('en')

/** Everything that is kept here as one file. */
export const configuration = {
  title: 'Configuration',
  theFile: 'The file',
  thingsWrong: (count: number) =>
    plural(count, {
      one: 'One thing is wrong; nothing was changed',
      other: `${count} things are wrong; nothing was changed`,
    }),
  at: (line: number, column: number) => `Line ${line}, column ${column}`,
  verbs: { create: 'New', change: 'Changed', move: 'Moved', remove: 'Removed' },
  changes: (count: number) => plural(count, { one: 'One change', other: `${count} changes` }),
  fileLimit: 'A file has at most 1 MB.',
  whatWouldChange: 'What would change',
  lead: 'Groups, connectors, resources and policies as one YAML file, such as for git.',
  download: 'Download it',
  isApplied: 'The file is applied, all of it',
  terms:
    'A file changes what it names, and leaves the rest as it is. What it would change is shown before anything is done.',
  noSecrets: 'Secrets are not in it. They are asked for where they are needed.',
  orText: 'Or its text',
  seeChanges: 'See what it would change',
  planLead: 'Nothing is changed yet. All of it is applied, or nothing.',
  needsSecond: 'Somebody else has to agree',
  needsSecondWhy: 'Such changes need a second administrator, so all of this waits for one.',
  nothing: 'Everything is so already',
  nothingWhy: 'The file says what is here.',
  wantedSecrets: 'These are not in the file. What is stored for one target is sent to no other.',
  secretOf: (label: string, connector: string) => `${label} of ${connector}`,
  propose: 'Propose it',
  apply: 'Apply it',
}
