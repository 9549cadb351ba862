import type { reading as english } from '../en/reading'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const reading: typeof english = {
  kinds: {
    scim: 'Jeder Anbieter, der seine Personen und Gruppen durch SCIM zeigt.',
    okta: 'Mit einem API-Token einer Person, die nur lesend verwaltet, oder einer Service-App.',
    graph: 'Mit einer App, die Personen und Gruppen lesen darf.',
  },
  unreadSince: (at) => <>Seit {at} wurde er nicht vollständig gelesen.</>,
  stillEnds: 'Zugriff endet weiterhin wie geplant, und Notfallzugriff ist möglich.',
  sayYesOrNo: (count) =>
    plural(count, {
      one: 'Eine Person würde etwas verlieren: Sagen Sie Ja oder Nein',
      other: `${count} Personen würden etwas verlieren: Sagen Sie Ja oder Nein`,
    }),
  wouldLose: (count) =>
    plural(count, {
      one: 'Eine Person würde etwas verlieren.',
      other: `${count} Personen würden etwas verlieren.`,
    }),
  notYet: 'Er wurde noch nicht vollständig gelesen.',
  neverYet: 'Noch nicht vollständig gelesen.',
  readAt: (at) => <>Vollständig gelesen {at}</>,
  lastRead: (at) => <>Zuletzt vollständig gelesen {at}</>,
  every: (interval) => `alle ${interval}`,
  countsThere: (people, groups) => `${people} Personen und ${groups} Gruppen dort`,
  countsHere: (known, ended, lost) =>
    `${known} Personen von hier wurden gesucht; ${ended} ausgetragen, ${lost} verloren eine Gruppe.`,
  failedSince: (at) => <>Seitdem ist es gescheitert, zuletzt {at}:</>,
  nothingChanged: 'Nichts wurde geändert.',
  unreadTooLong: 'Er wurde länger als erlaubt nicht vollständig gelesen.',
  accessWaits: 'Neuer Zugriff seiner Personen wartet',
  heldTerms:
    'Das ist mehr als die Grenze, darum wurde nichts getan: Mit dem Gelesenen kann etwas nicht stimmen. Unterdessen übernehmen diese Personen nichts. Stimmt es, sagen Sie Ja; es wird noch einmal gelesen, und niemand sonst verliert etwas. Wenn nicht, kümmern Sie sich um den Anbieter.',
  confirmTake: 'Wegnehmen, was sie haben?',
  yesGone: 'Ja, sie sind weg',
  lastReading: 'Das letzte Lesen',
  inDoubt: 'Personen, bei denen es unsicher ist',
  inDoubtHint: 'Sie übernehmen nichts, bis sicher ist, dass sie hier sind.',
  readNow: 'Jetzt lesen',
  stillThere: 'Wer noch da ist',
  stillThereHint:
    'Die Nachricht, dass jemand geht, kann verloren gehen. Wo sich der Anbieter lesen lässt, sieht Hallpass selbst nach.',
  waitsForYes: 'Es wartet auf Ihr Ja',
  howRead: 'Wie er gelesen wird',
  readAtIntervals: 'In Abständen lesen',
  title: (provider) => `${provider} lesen`,
  lead: 'Wer dort nicht aktiv ist, nicht mehr da ist oder nicht mehr in einer Gruppe, ist es auch hier, sobald gelesen wurde. Wen das Lesen austrägt, der kommt nicht wieder, außer SCIM desselben Anbieters sagt es. Niemand wird dadurch angelegt oder zurückgebracht.',
  groupsToo: 'Auch Gruppen',
  groupsTooHint: 'Auch aus Gruppen, die er hier gab, werden Personen herausgenommen.',
  everyMinutes: 'Alle so viele Minuten',
  mostGone: 'Personen, die auf einmal etwas verlieren dürfen',
  mostGoneHint:
    'Wären es mehr, geschieht nichts, bis Sie Ja sagen: Mit dem Gelesenen kann etwas nicht stimmen.',
  waitsAfter: 'Neuer Zugriff wartet nach so vielen Stunden',
  waitsAfterHint: 'Wenn er so lange nicht gelesen werden konnte. Leer: nie.',
  readNoMore: 'Nicht mehr lesen',
  readNoMoreHint:
    'Wer dort geht, ist dann nur durch SCIM, durch Ereignisse oder von Ihnen bekannt.',
  confirmStop: 'Diesen Anbieter nicht mehr lesen?',
  stop: 'Nicht mehr lesen',
  canBeRead: 'Er lässt sich lesen',
  rehearsed: (people, known) =>
    `${people} Personen sind da, ${known} von denen, die hier aktiv sind, wurden gesucht. Nichts wurde gespeichert oder geändert.`,
  wouldEnd: (names) => `Würden ausgetragen: ${names}.`,
  wouldLeaveGroup: (names) => `Würden eine Gruppe verlieren: ${names}.`,
  andMore: (count) => `Und ${count} weitere.`,
  noGroupCalled: (names) => `Keine Gruppe dort heißt: ${names}.`,
}
