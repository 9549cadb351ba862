import type { providers as english } from '../en/providers'

export const providers: typeof english = {
  noGroup: (names) => `Eine solche Gruppe gibt es nicht: ${names}.`,
  theReturnAddress: 'Rückkehradresse',
  theLogoutAddress: 'Adresse für Back-Channel-Logout',
  new: 'Neuer Identitätsanbieter',
  nameHint: 'Steht auf dem Knopf, mit dem man sich anmeldet.',
  issuer: 'Aussteller',
  issuerHint: 'Genau wie der Anbieter sich nennt; das lässt sich später nicht ändern.',
  clientId: 'Client-ID',
  clientSecret: 'Client-Geheimnis',
  secretKept: 'Leer gelassen bleibt es, wie es ist.',
  subjectClaims: 'Angaben (claims), die eine Person auf Dauer benennen',
  subjectClaimsHint: 'sub, oder mehrere, die es nur zusammen tun, etwa „tid oid“ bei Entra ID.',
  nameClaim: 'Angabe mit dem Namen',
  emailClaim: 'Angabe mit der E-Mail-Adresse',
  groupsClaim: 'Angabe mit den Gruppen',
  takeAway: 'Diesen Anbieter wegnehmen',
  takeAwayTerms:
    'Niemand meldet sich mehr damit an, Sitzungen, die damit begannen, enden, und Personen verlieren die Gruppen, die er ihnen gab, samt dem Zugriff, der so kam.',
  takeNamedAway: (name) => `${name} wegnehmen`,
  mappings: 'Was seine Gruppen hier bedeuten',
  mappingsHint:
    'Je Zeile eine: wie der Anbieter sie nennt, ein Gleichheitszeichen, die Gruppe hier. Wer sich anmeldet, kommt in diese Gruppen, und wieder heraus, wenn der Anbieter die Person nicht mehr darin aufführt.',
  ofSettingsTitle: 'Der Anbieter der Einstellungen',
  noGroupsClaim:
    'Seine Gruppen werden nicht übernommen: Setzen Sie OIDC_GROUPS_CLAIM auf die Angabe, die sie aufführt.',
  groupsInClaim: (claim) =>
    `Seine Gruppen stehen in der Angabe ${claim}, die OIDC_GROUPS_CLAIM nennt.`,
  whatToEnter: 'Was beim Anbieter einzutragen ist',
  returnAddress: 'Die Adresse, zu der zurückgekehrt wird:',
  logoutAddress: 'Die Adresse für Back-Channel-Logout:',
  lead: 'Wo Personen nachweisen, wer sie sind. Jemand bei einem ist bei einem anderen niemand, bis Sie beide verbinden.',
  newProvider: 'Neuer Anbieter',
  ofSettings: 'Der Einstellungen',
  none: 'Keine weiteren Anbieter',
  noneHint: 'Mit einem weiteren wählen Personen auf der Anmeldeseite.',
}
