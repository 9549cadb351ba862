import type { request as english } from '../en/request'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const request: typeof english = {
  rejectedBy: (name) => `${name ?? 'Jemand'} hat abgelehnt`,
  you: 'Ihnen',
  approvedBy: (names) => `Genehmigt von ${names}`,
  moreNeeded: (count) =>
    plural(count, {
      one: 'Es fehlt noch ein Ja. Für Sie bleibt nichts zu tun.',
      other: `Es fehlen noch ${count} Ja-Stimmen. Für Sie bleibt nichts zu tun.`,
    }),
  reviewOverdue: (at) => <>Die Nachprüfung ist überfällig. Sie war fällig bis {at}.</>,
  reviewOwed: (at) => <>Die Nachprüfung ist fällig bis {at}.</>,
  noMoreGlass: (requester, resource) =>
    `Bis jemand anderes sie unterschrieben hat, kann ${requester} auf ${resource} keinen weiteren Notfallzugriff nehmen.`,
  wasHandedOver: (name) => `${name} hat den Zugriff an Sie übergeben.`,
  freeForYou: (until) => (
    <>Die Ressource ist frei, und niemand sonst kann sie vor {until} übernehmen.</>
  ),
  outOfDate: {
    settled: 'Es gibt nichts mehr zu entscheiden',
    answered: 'Sie haben darauf schon geantwortet',
    not_eligible: 'Sie können darüber nicht mehr entscheiden',
    another_step: 'Inzwischen ist ein anderer Schritt offen',
    asked_otherwise: 'Inzwischen wird etwas anderes angefragt',
  },
  sinceMail: 'Seit der E-Mail',
  mailSent: (at) => <>Die E-Mail wurde gesendet: {at}.</>,
  nothingSince: 'Seitdem ist nichts geschehen.',
  sinceThen: 'Seitdem:',
  voted: (name) => `${name} hat genehmigt`,
  votedInPlace: (name, principal) => `${name} hat in Vertretung von ${principal} genehmigt`,
  endings: {
    rejected: 'Abgelehnt',
    cancelled: 'Zurückgezogen',
    expired: 'Abgelaufen: nicht rechtzeitig entschieden',
    lapsed: 'Verfallen: nicht rechtzeitig benutzt',
  },
  ended: 'Beendet',
  leasePhases: {
    granting: 'Zugriff wird geöffnet',
    active: 'In Benutzung',
    revoking: 'Zugriff wird weggenommen',
    quarantined: 'In Quarantäne: Das Zielsystem ist nicht nachweislich sauber',
    closed: 'Zugriff ist beendet',
  },
  checkedOut: (at) => <>Übernommen {at}</>,
  ends: (at) => <>endet {at}</>,
  over: (at) => <>beendet {at}</>,
  nobodyCanApprove: 'Diesen Schritt kann gerade niemand genehmigen.',
  names: (names, more) => (more > 0 ? `${names} und ${more} weitere` : names),
  needsYesFrom: (name) => `Braucht ein Ja von ${name}.`,
  needsYesesOf: (count, names) =>
    plural(count, {
      one: `Braucht ein Ja von einer dieser Personen: ${names}.`,
      other: `Braucht ${count} Ja-Stimmen von diesen Personen: ${names}.`,
    }),
  askedFor: (duration, at) => (
    <>
      {duration}, angefragt {at}
    </>
  ),
  checkOutWithin: (left) => <>zu übernehmen: noch {left}</>,
  decidedWithin: (left) => <>zu entscheiden: noch {left}</>,
  notOverYet: 'Noch nicht vorbei;',
  reviewWithin: (left) => <>Nachprüfung fällig: noch {left}</>,
  reviewIsOverdue: 'Nachprüfung ist überfällig',
  fromCheckOut: (duration) => `${duration} ab der Übernahme`,
  accountOn: (account, resource) => `${account} auf ${resource}`,
  asksForAccess: (requester) => `${requester} fragt Zugriff an`,
  nothingOutlives: 'Es ist nichts bekannt, was den Zugriff überdauert.',
  youDecideFor: (principal) => `Sie entscheiden in Vertretung von ${principal}.`,
  toYourAccess: 'Zu Ihrem Zugriff',
  whereItStands: 'Stand der Dinge',
  everything: 'Alles, was geschehen ist',
  who: 'Wer',
  howLong: 'Wie lange',
  ticket: 'Ticket',
  policy: 'Richtlinie',
  whatToKnow: 'Was Sie wissen sollten',
  neverBefore: 'Diese Person hatte hier noch nie Zugriff.',
  lastAccesses: 'Die letzten Zugriffe dieser Person:',
  heldNow: 'Gerade vergeben:',
  heldUntil: (holder, account, until, id) => (
    <>
      {holder}: {account} bis {until} {id}
    </>
  ),
  openNow: 'Gleichzeitig offen:',
  moreIsOpen: 'Es ist mehr offen, als hier gezeigt wird.',
  openRequest: (requester, account, resource, stage, id) => (
    <>
      {requester}: {account} auf {resource}, {stage} {id}
    </>
  ),
  comment: 'Anmerkung',
  shorter: 'Für kürzere Zeit',
  shorterHint: 'Etwa 30 min. Leer: so lange wie angefragt.',
  approve: 'Genehmigen',
  rejectInstead: 'Stattdessen ablehnen',
  reasonHint: 'Das liest, wer angefragt hat.',
  reject: 'Ablehnen',
  isEmergency: 'Dies ist ein Notfall: Niemand hat ihn genehmigt',
  wasRevoked: (names) => `Dafür entzogen wurde der Zugriff von ${names}.`,
  signedReview: (name, at) => (
    <>
      {name} hat die Nachprüfung unterschrieben, {at}:
    </>
  ),
  findings: 'Was haben Sie festgestellt?',
  findingsHint:
    'Sehen Sie sich den Grund oben an und was getan wurde. Ihre Worte werden aufbewahrt, und die Person liest sie.',
  signReview: 'Nachprüfung unterschreiben',
  yourTurn: 'Sie sind an der Reihe',
  letPass: 'Vorübergehen lassen',
  holdsItNow: (holder) => `${holder} hat gerade den Zugriff`,
  notFreeYet: 'Noch nicht frei',
  handsOver: (holder) =>
    `${holder} übergibt an Sie: Sie können übernehmen, sobald der bisherige Zugriff weg ist.`,
  untilAtLatest: (until) => <>Bis spätestens {until}.</>,
  queueHint:
    'Stellen Sie sich auf die Warteliste: Wird die Ressource frei, gehört sie einige Minuten lang Ihnen, und Sie erhalten eine E-Mail. Warten verbraucht Ihre Genehmigung nicht.',
  joinQueue: 'Auf die Warteliste',
  yourPlace: (position, waiting, at) => (
    <>
      Sie sind Nummer {position} von {waiting}. Spätestens {at} sind Sie an der Reihe, wenn alle
      ihre ganze Zeit nutzen.
    </>
  ),
  askBack: 'Um Rückgabe bitten',
  message: 'Nachricht',
  messageHint: 'Die Person erhält sie per E-Mail.',
  sendAskBack: 'Bitten',
  leaveQueue: 'Nicht mehr warten',
  giveDecision: 'Entscheidung an jemanden geben',
  toWhom: 'An wen',
  toWhomHint:
    'Name oder E-Mail-Adresse. Die Richtlinie muss die Person in diesem Schritt oder einem Kreis von ihm nennen.',
  giveIt: 'Weitergeben',
  waitsForProvider: 'Neuer Zugriff wartet auf den Identitätsanbieter',
  providerUnread: (provider, since) => (
    <>
      {provider} ließ sich seit {since} nicht lesen, daher weiß Hallpass nicht, wer gegangen ist.
      Wer Hallpass bei Ihnen verwaltet, weiß Bescheid.
    </>
  ),
  needsProof:
    'Dies braucht einen neuen Nachweis, dass Sie es sind, damit niemand Ihre Sitzung benutzen kann. Er gilt fünf Minuten lang.',
  needsSignIn:
    'Dies braucht eine neue Anmeldung, damit niemand Ihre Sitzung benutzen kann. Sie gilt fünf Minuten lang.',
  checkOut: 'Übernehmen',
  confirmThenCheckOut: 'Bestätigen, dass Sie es sind, dann übernehmen',
  checkOutNow: 'Jetzt übernehmen',
  confirmWithdraw: 'Diese Anfrage zurückziehen? Das lässt sich nicht rückgängig machen.',
  withdraw: 'Zurückziehen',
  whatStays: 'Was bleibt',
  asked: (requester) => `${requester} hat angefragt`,
  approvedByPolicy: 'Durch die Richtlinie genehmigt',
  needsNobody: (policy) => `„${policy}“ verlangt von niemandem eine Genehmigung.`,
  checksOut: (requester) => `${requester} übernimmt`,
  orLapses: (until) => <>Bis {until}, sonst verfällt die Genehmigung.</>,
  noJustification: 'Es wurde keine Begründung angegeben.',
  takeApprovalBack: 'Ihre Genehmigung zurücknehmen',
  withdrawHint: 'Der Grund wird aufbewahrt, und der Schritt wird neu gefragt.',
  takeItBack: 'Zurücknehmen',
}
