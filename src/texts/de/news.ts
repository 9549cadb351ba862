import type { news as english } from '../en/news'

export const news: typeof english = {
  nothingWaits: 'Nichts wartet auf Sie.',
  access: {
    granting: 'Der Zugriff wird geöffnet.',
    active: 'Der Zugriff ist offen.',
    revoking: 'Der Zugriff wird weggenommen.',
    quarantined: 'Das Zielsystem ist nicht nachweislich sauber.',
    closed: 'Der Zugriff ist beendet.',
  },
  yourTurn: 'Sie sind an der Reihe: Niemand sonst kann jetzt übernehmen.',
  yourPlace: (position, waiting) =>
    `Sie sind Nummer ${position} von ${waiting} auf der Warteliste.`,
  rejected: 'Diese Anfrage wurde abgelehnt.',
  rejectedBy: (name) => `Diese Anfrage wurde von ${name} abgelehnt.`,
  cancelled: 'Diese Anfrage wurde zurückgezogen.',
  cancelledBy: (name) => `Diese Anfrage wurde von ${name} zurückgezogen.`,
  expired: 'Diese Anfrage ist abgelaufen: Niemand hat rechtzeitig entschieden.',
  lapsed: 'Die Genehmigung ist verfallen: Sie wurde nicht rechtzeitig benutzt.',
  used: 'Die Genehmigung ist benutzt.',
  waitsFor: (step) => `Die Anfrage wartet auf den Schritt „${step}“.`,
  waits: 'Die Anfrage wartet auf Genehmigung.',
  voted: (name) => `${name} hat genehmigt.`,
  glassBroken: 'Dies ist ein Notfall: Der Zugriff kann übernommen werden.',
  approvedBy: (names) => `Diese Anfrage wurde von ${names} genehmigt.`,
  approvedByPolicy: 'Diese Anfrage wurde durch ihre Richtlinie genehmigt.',
}
