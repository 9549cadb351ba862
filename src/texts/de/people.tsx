import type { people as english } from '../en/people'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const people: typeof english = {
  severalFit: (text) => `„${text}“ passt auf mehrere Personen; nehmen Sie die E-Mail-Adresse.`,
  nobodyIs: (text) => `„${text}“ ist niemand im Verzeichnis.`,
  whoLeft: (text) => `„${text}“ ist gegangen.`,
  atMostAtOnce: (count) => `Fügen Sie höchstens ${count} Personen auf einmal hinzu.`,
  holdsUntil: (what, until) => (
    <>
      {what} bis {until}
    </>
  ),
  roleFor: (role, scope) => `${role} für ${scope}`,
  through: (group) => `durch ${group}`,
  rolesHint:
    'Anfragen und Entscheiden braucht keine Rolle: Richtlinien sagen, wer darf. Nur für manche Ressourcen geben Sie eine Rolle auf ihrer eigenen Seite.',
  endsNothing: (name) =>
    `Beendet sofort alle Sitzungen, Anfragen, Rollen und Mitgliedschaften von ${name} und jeden Zugriff; gerade ist keiner offen. Das lässt sich nicht rückgängig machen, auch nicht durch neues Anmelden.`,
  endsLeases: (name, leases) =>
    `Beendet sofort alle Sitzungen, Anfragen, Rollen und Mitgliedschaften von ${name} und nimmt ${leases} weg. Das lässt sich nicht rückgängig machen, auch nicht durch neues Anmelden.`,
  hasPasskeys: (name, count) =>
    count === 0
      ? `${name} hat keinen Passkey.`
      : plural(count, {
          one: `${name} hat einen Passkey.`,
          other: `${name} hat ${count} Passkeys.`,
        }),
  lead: 'Alle, die sich angemeldet haben, und alle, die gegangen sind.',
  providers: 'Identitätsanbieter',
  scim: 'SCIM-Verbindungen',
  events: 'Ereignisse',
  search: 'Nach Namen oder E-Mail suchen',
  none: 'Hier passt niemand dazu',
  noneHint: (all) => (
    <>
      Personen erscheinen, wenn sie sich zum ersten Mal anmelden, oder wenn eine SCIM-Verbindung es
      sagt. {all('Alle zeigen')}
    </>
  ),
  role: 'Rolle',
  noEmail: 'keine E-Mail-Adresse',
  left: 'Gegangen',
  active: 'Aktiv',
  hasLeft: 'Diese Person ist gegangen',
  allEnded: (at) => <>Alles endete {at} und bleibt beendet.</>,
  id: 'Kennung',
  noGroups: 'keine',
  holdsNow: 'Zugriff gerade',
  holdsNothing: 'keiner',
  passkeys: 'Passkeys',
  lostThem: 'Verloren',
  everythingAbout: (name) => `Alles über ${name}`,
  rolesForAll: 'Rollen für alles',
  saveRoles: 'Rollen speichern',
  leaves: 'Diese Person geht',
  member: 'Mitglied, wie alle',
  signedIn: 'Angemeldet',
  confirmEndSessions: (name) => `${name} wird überall abgemeldet und darf sich wieder anmelden.`,
  endSessions: 'Alle Sitzungen beenden',
  waysToSignIn: 'Wege zur Anmeldung',
  noWays: 'Noch keine.',
  atIssuer: (issuer, since) => (
    <>
      bei {issuer}, seit {since}
    </>
  ),
  confirmUnlink:
    'So kann diese Person sich nicht mehr anmelden, und Sitzungen, die so begannen, enden.',
  unlinkNamed: (subject) => `Den Weg zur Anmeldung mit ${subject} wegnehmen`,
  takeAway: 'Wegnehmen',
  linkAnother: 'Einen weiteren verbinden',
  issuer: 'Aussteller',
  issuerHint: 'Von einem Identitätsanbieter, der hier verbunden ist.',
  subject: 'Subjekt',
  subjectHint: 'Wie dieser Anbieter diese Person auf Dauer nennt. Nie eine Adresse.',
  link: 'Verbinden',
  lostPasskeys: 'Verlorene Passkeys',
  mayStartAnew: 'Die Person darf neu beginnen',
  waitingForSecond: 'Wartet auf eine zweite Zustimmung',
  proposed: 'Vorgeschlagen',
  agreed: 'Zugestimmt',
  until: 'Bis',
  agree: 'Zustimmen',
  recoveryTerms: (name) =>
    `Stimmt binnen eines Tages noch jemand zu, der verwaltet, kann ${name} durch Anmeldung beim Identitätsanbieter binnen eines weiteren Tages einen Passkey hinzufügen. Die bisherigen sind dann weg. Beide Male wird die Person per E-Mail benachrichtigt.`,
  recoveryHint: 'Woher Sie wissen, dass es die Person selbst ist, die darum bittet.',
  proposeRecovery: 'Neubeginn vorschlagen',
}
