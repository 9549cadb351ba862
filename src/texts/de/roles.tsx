import type { roles as english } from '../en/roles'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const roles: typeof english = {
  allowsNothing: 'Nichts außer dem, was Richtlinien erlauben',
  allowsEverything: 'Alles',
  permissions: {
    'manage-resources': 'Ressourcen und ihre Konten verwalten',
    'manage-connectors': 'Konnektoren verwalten',
    'manage-policies': 'Richtlinien verwalten',
    'manage-directory': 'Personen und Gruppen verwalten',
    'manage-roles': 'Rollen verwalten, und wer sie hat',
    'manage-tokens': 'Maschinen und Tokens verwalten',
    'manage-channels': 'Kanäle verwalten, die von allem hören',
    'review-access': 'Zugriff nachprüfen',
    'read-history': 'Verlauf und alle Anfragen und Zugriffe lesen',
    'see-status': 'Status sehen',
    'break-glass': 'Notfallzugriff nehmen',
    'force-revoke': 'Anderen den Zugriff nehmen',
    'force-close': 'Sperren aufheben',
  },
  continued: (words) => words,
  given: (count) =>
    count === 0
      ? 'niemandem gegeben'
      : plural(count, { one: 'einmal gegeben', other: `${count}-mal gegeben` }),
  heldFor: (scope, since) => (
    <>
      für {scope}, seit {since}
    </>
  ),
  takeFrom: (name, scope) => `${name} entziehen, für ${scope}`,
  namePrincipal: 'Nennen Sie eine Person oder eine Gruppe.',
  isBoth: (name) => `„${name}“ ist eine Gruppe und eine Person; nehmen Sie die E-Mail-Adresse.`,
  lead: 'Was Personen hier dürfen. Anfragen und Entscheiden braucht keine Rolle: Richtlinien sagen, wer darf.',
  new: 'Neue Rolle',
  builtIn: 'eingebaut',
  everybodys: 'alle haben sie',
  delete: 'Diese Rolle löschen',
  deleteTerms: 'Geht nur, solange niemand sie hat.',
  allows: 'Was sie erlaubt',
  allowsNothingMore: 'Nichts außer dem, was Richtlinien erlauben. Alle haben sie.',
  allowsHint: 'Nur, was Sie selbst haben. Eine Änderung gilt sofort für alle, die die Rolle haben.',
  whoHasIt: 'Wer sie hat',
  nobody: 'Niemand.',
  giveTo: 'Geben an',
  giveToHint: 'Name oder E-Mail-Adresse einer Person oder Name einer Gruppe.',
  scopeHint: 'resources:prod-* für Namen, tag:pci für ein Schlagwort. Leer: für alles.',
  give: 'Geben',
}
