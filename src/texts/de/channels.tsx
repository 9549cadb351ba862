import type { channels as english } from '../en/channels'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const channels: typeof english = {
  kinds: {
    webhook: 'Webhook, signiert (Standard Webhooks)',
    slack: 'Slack, durch einen eingehenden Webhook',
    teams: 'Microsoft Teams, durch den Webhook eines Workflows',
  },
  groups: {
    requests: 'Anfragen, und was über sie entschieden wird',
    access: 'Zugriff, der übernommen, verlängert und zurückgegeben wird',
    trouble: 'Zugriff, der nicht endet, und Zielsysteme, die ausfallen oder abweichen',
    emergencies: 'Notfallzugriff und seine Nachprüfungen',
    attempts: 'Versuche, die abgewiesen wurden',
    people: 'Personen und Maschinen: Anmeldungen, Austritte, Passkeys',
    administration: 'Änderungen an Richtlinien, Rollen, Konnektoren und am Katalog',
  },
  lead: 'Wo die Organisation hört, was geschieht: Empfänger von Webhooks und Räume eines Chats.',
  new: 'Neuer Kanal',
  none: 'Noch keine Kanäle',
  noneHint:
    'Personen erfahren alles per E-Mail, was auch immer hier steht; ein Kanal sagt es einem Team oder einem Programm.',
  turnedOff: 'Ausgeschaltet',
  off: 'Aus',
  noSecret: 'Noch kein Geheimnis',
  givenUp: (count) => `${count} aufgegeben`,
  waiting: (count) => `${count} warten`,
  on: 'An',
  address: 'Adresse',
  newAddress: 'Neue Adresse',
  addressHint:
    'Wohin Nachrichten gesendet werden, mit https. Sie wird versiegelt; von Slack und Teams wird nur der Host wieder gezeigt.',
  keepAddress: 'Leer lassen, um die bisherige zu behalten.',
  hears: 'Was er hört',
  resources: 'Nur über diese Ressourcen',
  resourcesHint:
    'Ein Muster, etwa prod-*. Sind Ressourcen gewählt, wird nicht gemeldet, was keine betrifft.',
  tag: 'Nur über Ressourcen mit diesem Schlagwort',
  onHint: 'Solange er aus ist, hört er nichts, und was für ihn wartet, bleibt, wo es ist.',
  theSecret: 'Geheimnis',
  shownOnce: 'Das neue Geheimnis, nur dieses eine Mal gezeigt',
  hasTurnedOff: 'Hallpass hat diesen Kanal ausgeschaltet',
  turnOnAgain: (why) =>
    `${why} Schalten Sie ihn wieder ein, wenn das ein Versehen war, oder geben Sie ihm eine andere Adresse.`,
  change: 'Ändern',
  retire: 'Diesen Kanal stilllegen',
  retireTerms:
    'Seine Adresse und seine Geheimnisse werden vergessen, und was für ihn wartet, geht nirgendwohin.',
  onlyAbout: (resources, tag) =>
    `Nur über Ressourcen${resources === null ? '' : ` namens ${resources}`}${
      tag === null ? '' : ` mit dem Schlagwort ${tag}`
    }.`,
  test: 'Testnachricht senden',
  secrets: 'Geheimnisse',
  secretsHint:
    'Jede Nachricht wird mit jedem Geheimnis signiert, das hier steht: Erzeugen Sie ein zweites, geben Sie es dem Empfänger, und widerrufen Sie das erste.',
  noSecretHint: 'Noch kein Geheimnis: Vorher wird nichts gesendet.',
  confirmRevoke: 'Mit diesem Geheimnis wird sofort nichts mehr signiert.',
  makeSecret: 'Geheimnis erzeugen',
  deliveries: 'Zustellungen',
  deliveriesTo: (name) => `Zustellungen an ${name}`,
  deliveriesLead:
    'Jede wird drei Tage lang versucht und 30 Tage lang aufbewahrt, die letzten 10.000 von ihnen. Von einer Antwort bleibt nur ihr Status.',
  confirmReplay:
    'Jede Nachricht, die aufgegeben wurde, wird noch einmal gesendet, unter ihrer eigenen ID.',
  replay: 'Alle fehlgeschlagenen noch einmal senden',
  byState: 'Zustellungen nach Zustand',
  all: 'Alle',
  states: { waiting: 'Wartet', failed: 'Fehlgeschlagen', delivered: 'Zugestellt' },
  nothing: 'Hier ist nichts',
  nothingHint: 'Eine Testnachricht auf der Seite des Kanals zeigt, ob seine Adresse funktioniert.',
  tried: (type, at, attempts, last, status) => (
    <>
      {type}, {at}. {plural(attempts, { one: 'Ein Versuch', other: `${attempts} Versuche` })}
      {last !== null && <>, zuletzt {last}</>}
      {status !== null && `, Antwort ${status}`}.
    </>
  ),
  triedAgain: (at) => <>Wird wieder versucht {at}</>,
  sendAgain: 'Noch einmal senden',
  sendThisAgain: (id) => `Noch einmal senden: ${id}`,
}
