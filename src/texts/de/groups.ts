import type { groups as english } from '../en/groups'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const groups: typeof english = {
  members: (count) => plural(count, { one: 'ein Mitglied', other: `${count} Mitglieder` }),
  lead: 'Personen, die Richtlinien gemeinsam nennen: um anzufragen und um zu genehmigen.',
  new: 'Neue Gruppe',
  none: 'Hier sind keine Gruppen',
  noneHint: 'Richtlinien sind leichter zu pflegen, wenn sie Gruppen statt Personen nennen.',
  membersLabel: 'Mitglieder',
  noneNamed: (name) => `Es gibt keine Gruppe „${name}“.`,
  atMostAtOnce: (count) => `Fügen Sie höchstens ${count} Gruppen auf einmal hinzu.`,
  addGroups: 'Gruppen hinzufügen',
  addGroupsHint: 'Ganze Namen, durch Kommas getrennt.',
  addPeople: 'Personen hinzufügen',
  addPeopleHint: 'Namen oder E-Mail-Adressen, durch Kommas getrennt.',
  delete: 'Diese Gruppe löschen',
  deleteTerms: 'Geht nur, solange keine Richtlinie sie nennt und sie keine Rolle hat.',
  fedBy: (connection) => `Gespeist durch die SCIM-Verbindung ${connection}`,
  fedTerms: 'Ihr Name und ihre Mitglieder werden nur beim Identitätsanbieter geändert.',
  empty: 'Niemand ist darin.',
  kept: 'Gepflegt',
  anywhere: 'Überall',
  here: 'Hier',
  byScim: 'Durch SCIM',
}
