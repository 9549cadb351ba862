import type { events as english } from '../en/events'

export const events: typeof english = {
  kinds: {
    'ssf-push': 'Shared Signals, hierher gesendet',
    'ssf-poll': 'Shared Signals, dort abgeholt',
    okta: 'Okta Event Hooks',
    entra: 'Entra ID, durch Microsoft Graph',
    webhook: 'Standard Webhooks',
  },
  states: {
    waiting: 'wird gerade befolgt',
    done: 'getan',
    held: 'zurückgehalten',
    unmatched: 'niemand gefunden',
    told: 'zu Ihrer Kenntnis',
    nothing: 'nichts zu tun',
  },
  secretHints: {
    'ssf-push':
      'Keines ist nötig: Ereignisse sind signiert. Gibt es eines, müssen sie es außerdem im Authorization-Header haben.',
    'ssf-poll': 'Das Bearer-Token, das der Sender denen gibt, die seine Ereignisse abholen.',
    okta: 'Kommt in das Authentication Secret des Event Hook, mit Authorization als Feld.',
    entra: 'Kommt in clientState jedes Abonnements.',
    webhook:
      'Der Absender signiert damit. Fügen Sie eines ein, das er erzeugt hat, oder lassen Sie eines erzeugen.',
  },
  theSecret: 'Geheimnis',
  nothingCame: 'Noch kam nichts',
  nothingYet: 'noch kam nichts',
  lastHeard: (at) => <>Zuletzt gehört {at}</>,
  heardLast: (at) => <>zuletzt gehört {at}</>,
  lastTried: (at) => <>zuletzt vom Absender probiert {at}</>,
  lastRefused: (at, why) => (
    <>
      Zuletzt abgewiesen {at}: {why}
    </>
  ),
  sinceWhy: (since, why) => (
    <>
      seit {since}: {why}
    </>
  ),
  untilSignIn: 'Eine neue Anmeldung beim Anbieter klärt es.',
  about: (whom) => `Über ${whom}.`,
  newTitle: 'Neue Verbindung für Ereignisse',
  shownOnce: 'Das neue Geheimnis, nur dieses eine Mal gezeigt',
  endConnection: 'Diese Verbindung beenden',
  endTerms:
    'Ihre Adresse und ihre Geheimnisse gelten sofort nicht mehr. Was vorher kam, wird noch befolgt.',
  fetchedFrom: (address) => `Jede Minute abgeholt von ${address}.`,
  cannotFetch: (why) => `Gerade lässt sich nichts abholen: ${why}`,
  secrets: 'Geheimnisse',
  noSecret: 'Noch kein Geheimnis.',
  confirmRevoke: 'Was mit diesem Geheimnis kommt, wird sofort nicht mehr geglaubt.',
  otherSecret: 'Geheimnis der anderen Seite',
  otherSecretHint: 'Leer lassen, um hier eines erzeugen zu lassen.',
  keepToken: 'Token behalten',
  makeSecret: 'Geheimnis erzeugen',
  heldPeople: 'Personen, die nicht übernehmen können',
  heldPeopleWhy:
    'Es ist nicht sicher, dass sie noch hier sind. Tragen Sie sie auf ihrer Seite aus, oder sagen Sie, dass es geklärt ist.',
  isClear: 'Es ist geklärt',
  couldNotAct: 'Was sich nicht befolgen ließ',
  whatCame: 'Was kam',
  nothing: 'Nichts.',
  newestOfEach: (count) => `Von dem, was gleich ausging, sind die neuesten ${count} gezeigt.`,
  theirPage: 'Ihre Seite',
  lead: 'Identitätsanbieter, die sofort melden, was mit Personen geschehen ist. Das nimmt immer nur weg.',
  newConnection: 'Neue Verbindung',
  none: 'Noch keine Verbindungen',
  noneHint:
    'Ohne eine kommt die Nachricht, dass jemand geht, durch SCIM, bei einer Anmeldung oder von Ihnen.',
  howItTells: 'Wie er meldet',
  issuer: 'Aussteller seines OpenID-Anbieters',
  issuerHint: 'Genau wie der Anbieter sich nennt: über wessen Subjekte die Ereignisse sind.',
  sharedSignals: 'Nur bei Shared Signals',
  transmitter: 'Aussteller des Senders',
  transmitterHint: 'Wer die Ereignisse signiert; oft derselbe wie oben.',
  audience: 'Empfänger (audience)',
  audienceHint: 'Für wen der Strom ist: aud seiner Ereignisse.',
  keys: 'Adresse seiner Schlüssel',
  keysHint: 'Leer lassen, wo der Sender sich unter /.well-known/ssf-configuration beschreibt.',
  pollUrl: 'Wo Ereignisse abgeholt werden',
  pollUrlHint: 'Nur wo sie abgeholt werden.',
}
