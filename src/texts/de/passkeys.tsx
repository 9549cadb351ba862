import type { passkeys as english } from '../en/passkeys'

export const passkeys: typeof english = {
  added: (at) => <>Hinzugefügt {at}</>,
  neverUsed: 'seitdem nie benutzt',
  lastUsed: (at) => <>zuletzt benutzt {at}</>,
  isShared: 'Ihre Geräte teilen ihn.',
  isBound: 'Er bleibt auf seinem Gerät.',
  wasAdded: 'Der Passkey ist hinzugefügt.',
  wasRemoved: 'Der Passkey ist entfernt.',
  goOn: 'Weiter',
  removeNamed: (name) => `„${name}“ entfernen`,
  lead: 'Ein Passkey meldet Sie an und weist nach, dass Sie es sind, auch wenn die Anmeldung Ihrer Organisation nicht erreichbar ist.',
  startAnew: 'Sie können neu beginnen',
  startAnewTerms:
    'Zwei Personen, die verwalten, haben zugestimmt. Die Passkeys hier gehen, sobald Sie einen hinzufügen.',
  none: 'Sie haben noch keinen Passkey.',
  add: 'Passkey hinzufügen',
  takesOne:
    'Dazu brauchen Sie einen, den Sie haben. Sind alle verloren, können zwei Personen, die verwalten, Sie neu beginnen lassen.',
  takesSignIn:
    'Dazu ist vorher eine neue Anmeldung nötig, damit niemand sonst einen unter Ihrem Namen hinzufügt.',
  call: 'Wie nennen Sie ihn?',
  callHint: 'Etwa „Arbeitslaptop“ oder „blauer Schlüssel“.',
  addHere: 'Auf diesem Gerät hinzufügen',
  locked: 'Gesperrt',
  mayBeCopied:
    'Es kann eine Kopie von ihm geben, darum weist er nichts mehr nach. Entfernen Sie ihn.',
  rename: 'Anders nennen',
  saveName: 'Namen speichern',
  removeOne: (name) => `${name} entfernen`,
  remove: 'Entfernen',
  faults: {
    known: 'Dieses Gerät hat schon einen Passkey für Sie.',
    none: 'Es wurde kein Passkey benutzt: Es wurde abgebrochen, dauerte zu lange, oder dieses Gerät hat keinen passenden.',
    unable: 'Dieser Browser kann hier keine Passkeys benutzen. Nehmen Sie einen neueren.',
    wrong: 'Etwas ist schiefgegangen. Versuchen Sie es noch einmal.',
  },
}
