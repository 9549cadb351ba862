import type { configuration as english } from '../en/configuration'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const configuration: typeof english = {
  title: 'Konfiguration',
  theFile: 'Die Datei',
  thingsWrong: (count) =>
    plural(count, {
      one: 'Eines stimmt nicht; nichts wurde geändert',
      other: `${count} Dinge stimmen nicht; nichts wurde geändert`,
    }),
  at: (line, column) => `Zeile ${line}, Spalte ${column}`,
  verbs: { create: 'Neu', change: 'Geändert', move: 'Verschoben', remove: 'Entfernt' },
  changes: (count) => plural(count, { one: 'Eine Änderung', other: `${count} Änderungen` }),
  fileLimit: 'Eine Datei hat höchstens 1 MB.',
  whatWouldChange: 'Was sich ändern würde',
  lead: 'Gruppen, Konnektoren, Ressourcen und Richtlinien als eine YAML-Datei, etwa für git.',
  download: 'Herunterladen',
  isApplied: 'Die Datei ist angewendet, und zwar ganz',
  terms:
    'Eine Datei ändert, was sie nennt, und lässt alles andere, wie es ist. Was sie ändern würde, wird gezeigt, bevor etwas geschieht.',
  noSecrets: 'Geheimnisse stehen nicht darin. Danach wird gefragt, wo sie nötig sind.',
  orText: 'Oder ihr Text',
  seeChanges: 'Ansehen, was sie ändern würde',
  planLead: 'Noch ist nichts geändert. Es wird alles angewendet oder nichts.',
  needsSecond: 'Jemand anderes muss zustimmen',
  needsSecondWhy:
    'Solche Änderungen brauchen eine zweite Zustimmung, darum wartet alles dies auf eine.',
  nothing: 'Alles ist schon so',
  nothingWhy: 'Die Datei sagt, was hier ist.',
  wantedSecrets:
    'Diese stehen nicht in der Datei. Was für ein Zielsystem gespeichert ist, wird an kein anderes gesendet.',
  secretOf: (label, connector) => `${label} von ${connector}`,
  propose: 'Vorschlagen',
  apply: 'Anwenden',
}
