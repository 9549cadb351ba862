import type { lease as english } from '../en/lease'

export const lease: typeof english = {
  theRequest: 'zur Anfrage',
  command: (number) => (number === null ? 'Befehl' : `Befehl ${number}`),
  theUserName: 'Benutzername',
  theCommand: 'Befehl',
  thePassword: 'Passwort',
  theCertificate: 'Zertifikat',
  canLastUntil: (at) => <>Der Zugriff kann bis spätestens {at} dauern.</>,
  atOnce: 'Sie erhalten die Zeit sofort.',
  somebodyAgrees: 'Vorher muss jemand zustimmen.',
  onceClosedForYou:
    'Die Person kann übernehmen, sobald sich am Zielsystem gezeigt hat, dass Ihr Zugriff weg ist.',
  onceClosedFor: (holder) =>
    `Die Person kann übernehmen, sobald sich am Zielsystem gezeigt hat, dass der Zugriff von ${holder} weg ist.`,
  confirmRevoke: (account, holder) => `${account} jetzt von ${holder} zurücknehmen?`,
  takeBack: (account, holder) => `${account} von ${holder} zurücknehmen`,
  revokeHint: (holder) => `${holder} liest das, und es wird aufbewahrt.`,
  secondAsked: (name, at, reason) => (
    <>
      {name} hat am {at} darum gebeten: „{reason}“. Jemand anderes muss zustimmen.
    </>
  ),
  openedByHand: 'Personen wurden gebeten, von Hand zu öffnen.',
  targetIsAsked: 'Das Zielsystem wird gefragt.',
  looksAgain: 'Diese Seite sieht von selbst wieder nach',
  goneWhenReadBack: 'Der Zugriff gilt erst als weg, wenn das Zielsystem es gezeigt hat.',
  notClean: 'Das Zielsystem ist nicht nachweislich sauber.',
  staysLocked: 'Die Ressource bleibt gesperrt, und die Zuständigen wissen Bescheid.',
  confirmedAt: (at) => <>Am Zielsystem bestätigt: {at}.</>,
  endings: {
    'check-in': 'Der Zugriff wurde zurückgegeben.',
    time: 'Die Zeit ist um.',
    forced: 'Der Zugriff wurde vor der Zeit zurückgenommen.',
    leaver: 'Wer den Zugriff hatte, ist nicht mehr aktiv.',
    retired: 'Wofür er war, ist stillgelegt.',
    'handed-over': 'Der Zugriff wurde übergeben.',
    'grant-failed': 'Das Zielsystem ließ sich nicht öffnen; die Genehmigung gilt wieder.',
  },
  yours: 'Ihr Zugriff',
  accessOf: (holder) => `Zugriff von ${holder}`,
  open: (app) => `${app} öffnen`,
  showCredential: 'Zugangsdaten zeigen',
  about: 'Über diesen Zugriff',
  checkedOut: 'Übernommen',
  ends: 'Endet',
  ended: 'Beendet',
  askedFor: 'Angefragt',
  why: 'Begründung',
  lockTakenBy: 'Sperre aufgehoben von',
  lockTaken: (first, second, reason) => `${first} und ${second}: ${reason}`,
  readBack: 'Am Zielsystem gesehen',
  howToConnect: 'So verbinden Sie sich',
  userName: 'Benutzername',
  password: 'Passwort',
  hide: 'Verbergen',
  moreTime: 'Mehr Zeit',
  stillCloses: (at) => (
    <>Das Zielsystem schließt noch {at}; das spätere Ende wird ihm gerade mitgeteilt.</>
  ),
  askedForMore: (see) => <>Sie haben um mehr Zeit gebeten. {see('Anfrage ansehen')}</>,
  confirmThenMore: 'Bestätigen, dass Sie es sind, dann mehr Zeit anfragen',
  howMuchLonger: 'Wie viel länger?',
  howMuchHint: 'Zahl und Einheit, etwa 30 min oder 1 h.',
  whyLonger: 'Warum?',
  isKept: 'Das wird aufbewahrt.',
  askForMore: 'Mehr Zeit anfragen',
  getCertificate: 'Zertifikat holen',
  yourCertificate: 'Ihr Zertifikat',
  goodUntil: (at) => <>Es gilt bis {at}.</>,
  handedOverTo: (name) => `An ${name} übergeben`,
  handOverTo: 'An jemanden übergeben',
  handOverHint:
    'Name oder E-Mail-Adresse. Die Person braucht eine genehmigte Anfrage für dasselbe. Ihr Zugriff endet zuerst.',
  handOver: 'Übergeben',
  takeBackNow: 'Jetzt zurücknehmen',
  confirmForce: (account) =>
    `Die Sperre aufheben, obwohl ${account} am Zielsystem noch offen sein kann?`,
  takeLockAway: 'Sperre aufheben',
  forceTerms: (holder) =>
    `Das Zielsystem ist nicht nachweislich sauber. Zwei Personen, die verwalten, können gemeinsam und innerhalb einer Stunde die Ressource trotzdem freigeben. Was ${holder} hatte, kann noch offen sein; Hallpass nimmt es weiter weg.`,
  forceHint:
    'Woher Sie wissen, dass es unbedenklich ist. Das wird aufbewahrt, und alle, die verwalten, erfahren es.',
  agreeToForce: 'Zustimmen und die Sperre aufheben',
  askForSecond: 'Um eine zweite Zustimmung bitten',
  beingOpened: 'Der Zugriff wird geöffnet',
  beingTaken: 'Der Zugriff wird weggenommen',
  quarantined: 'In Quarantäne',
  hasEnded: 'Der Zugriff ist beendet',
  runsOut: (at) => (
    <>Was ausgestellt wurde, läuft von selbst ab: {at}; bis dahin bleibt die Ressource gesperrt.</>
  ),
}
