import type { holding as english } from '../../en/letters/holding'
import { dative } from '../dative'

export const holding: typeof english = {
  accessFailed: {
    subject: (what) => `Nicht geöffnet: ${what}`,
    headline: (what) => `${what} ließ sich nicht öffnen.`,
    givenUp:
      'Das Zielsystem hat den Zugriff nicht bestätigt, darum wurde die Übernahme aufgegeben. Was es geöffnet haben mag, wird zurückgenommen.',
    approvalGone:
      'Ihre Genehmigung lässt sich nicht noch einmal benutzen. Brauchen Sie den Zugriff noch, fragen Sie neu an.',
    approvalGood: 'Ihre Genehmigung gilt wieder, Sie können also noch einmal übernehmen.',
  },
  accessEnded: {
    because: {
      'check-in': 'Er wurde zurückgegeben.',
      time: 'Die Zeit war um.',
      forced: 'Er wurde vor der Zeit von jemandem beendet, der die Berechtigung dazu hat.',
      leaver: 'Wer ihn hatte, ist im Verzeichnis nicht mehr aktiv.',
      retired: 'Wofür er war, ist stillgelegt.',
      'grant-failed': 'Er ließ sich nicht öffnen.',
      'handed-over': 'Sie haben ihn übergeben.',
    },
    subject: (what) => `Beendet: ${what}`,
    headline: (what) => `Ihr Zugriff auf ${what} ist beendet.`,
    readBack:
      'Das Zielsystem hat gezeigt, dass es diesen Zugriff nicht mehr gibt. Brauchen Sie ihn noch, fragen Sie neu an.',
  },
  accessStuck: {
    subject: (what) => `Bitte handeln: ${what} ist nicht nachweislich geschlossen`,
    headline: (what, holder) =>
      `${what}, vergeben an ${holder}, ist nicht nachweislich geschlossen.`,
    staysLocked:
      'Der Zugriff ist hier beendet, kann am Zielsystem aber noch offen sein. Die Ressource bleibt gesperrt, und Hallpass versucht weiter, den Zugriff zurückzunehmen.',
    pleaseLook:
      'Bitte sehen Sie sich das Zielsystem und seinen Konnektor an, und beenden Sie den Zugriff dort, wenn er noch offen ist.',
  },
  lockInDoubt: {
    subjectTaken: (what) => `Sperre aufgehoben: ${what}`,
    subjectAsked: (what) => `Eine zweite Person, die verwaltet, ist gefragt: ${what}`,
    headlineTaken: (by, second, what) =>
      `${by} und ${second} haben die Sperre von ${what} aufgehoben.`,
    headlineAsked: (by, what) => `${by} bittet darum, die Sperre von ${what} aufzuheben.`,
    mayBeOpen: (holder) =>
      `Was ${holder} hatte, ist nicht nachweislich geschlossen und kann am Zielsystem noch offen sein.`,
    othersCan:
      'Von jetzt an können andere übernehmen. Hallpass nimmt den alten Zugriff weiter weg.',
    agree:
      'Wenn Sie wissen, dass es unbedenklich ist, stimmen Sie binnen einer Stunde zu. Sonst tun Sie nichts: Die Sperre bleibt.',
  },
  accessEnding: {
    subject: (left, what) => `Endet in ${dative(left)}: ${what}`,
    headline: (what, left) => `Ihr Zugriff auf ${what} endet in ${dative(left)}.`,
    moreTime:
      'Bringen Sie zu Ende, was Sie tun, oder bitten Sie auf der Seite um mehr Zeit, wo die Richtlinie welche gibt.',
    giveBack: 'Sind Sie fertig, geben Sie jetzt zurück: Vielleicht warten andere.',
  },
  accessExtended: {
    subject: (what) => `Genehmigt: ${what}`,
    headline: (what) => `Ihre Anfrage für ${what} ist genehmigt.`,
    goesOn: 'Es geht ohne Lücke weiter; für Sie gibt es nichts zu tun.',
  },
  glassBroken: {
    subject: (name, what) => `Notfall: ${name} nimmt Notfallzugriff auf ${what}`,
    headline: (name, what) => `${name} nimmt ${what} im Notfall, ohne Genehmigung.`,
    revoked: (names) =>
      `Dafür endet der Zugriff von ${names}. Geöffnet wird erst, wenn sich das am Zielsystem gezeigt hat.`,
    nobody: 'Niemand muss ihn dafür abgeben.',
    reviewOwed:
      'Danach muss jemand anderes ansehen, was getan wurde, und eine Nachprüfung unterschreiben. Bis dahin kann dieselbe Person dies hier nicht noch einmal tun.',
  },
  reviewSigned: {
    subject: (what) => `Nachgeprüft: Ihr Notfallzugriff auf ${what}`,
    headline: (by, what) => `${by} hat Ihren Notfallzugriff auf ${what} nachgeprüft.`,
    again: 'Gibt es wieder einen Notfall, können Sie dort wieder Notfallzugriff nehmen.',
  },
  reviewOverdue: {
    subject: (what) => `Überfällig: die Nachprüfung von ${what}, im Notfall genommen`,
    headline: (name, what) =>
      `Niemand hat nachgeprüft, was ${name} im Notfall mit ${what} getan hat.`,
    please: 'Bitte sehen Sie an, was getan wurde, und unterschreiben Sie die Nachprüfung.',
  },
  accessOffered: {
    subject: (what) => `Sie sind an der Reihe: ${what}`,
    headline: (what) => `${what} ist frei, und Sie sind an der Reihe.`,
    meanwhile:
      'Niemand sonst kann unterdessen übernehmen. Tun Sie es nicht, wird es den Nächsten angeboten, die warten.',
  },
  giveBackAsked: {
    subject: (name, what) => `${name} wartet auf ${what}`,
    headline: (name, what) => `${name} wartet auf ${what}, worauf Sie Zugriff haben.`,
    ifDone:
      'Sind Sie fertig, geben Sie jetzt zurück. Sonst ist nichts zu tun: Der Zugriff endet von selbst zu der Zeit unten.',
  },
  accessHandedOver: {
    subject: (name, what) => `${name} übergibt Ihnen ${what}`,
    headline: (name, what) => `${name} übergibt Ihnen ${what}.`,
    first:
      'Zuerst wird der bisherige Zugriff weggenommen. Hat sich das am Zielsystem gezeigt, wird er Ihnen vor allen anderen angeboten, und Sie erhalten eine weitere E-Mail.',
  },
  taskOpened: {
    subjectOpen: (what, holder) => `Bitte öffnen: ${what} für ${holder}`,
    subjectClose: (what, holder) => `Bitte schließen: ${what} für ${holder}`,
    headlineOpen: (what, holder) => `${holder} wartet auf ${what}.`,
    headlineClose: (what, holder) =>
      `${what} von ${holder} ist vorbei und muss weggenommen werden.`,
    byPeople:
      'Dieses Zielsystem wird von Menschen geändert. Tun Sie, was unten steht, und sagen Sie dann auf der Seite mit einer Notiz, dass Sie es getan haben.',
    openThen: 'Erst dann gilt der Zugriff als offen.',
    lockedUntil:
      'Bis dahin bleibt die Ressource gesperrt, und wer verwaltet, erfährt, wenn es lange dauert.',
  },
}
