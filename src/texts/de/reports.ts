import type { reports as english } from '../en/reports'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const reports: typeof english = {
  perDay: (total, days, most) =>
    plural(total, {
      one: `Eine Übernahme in ${days} Tagen, höchstens ${most} an einem Tag`,
      other: `${total} Übernahmen in ${days} Tagen, höchstens ${most} an einem Tag`,
    }),
  notYet: 'noch nicht',
  accountAs: (resource, account) => `${resource} als ${account}`,
  underAMinute: 'unter einer Minute',
  never: 'nie',
  columns: {
    passes: 'Zugriffe',
    lastAccess: 'Letzter Zugriff',
    granted: 'Gewährt',
    used: 'Benutzt',
    share: 'Anteil',
    resource: 'Ressource',
    who: 'Wer',
    phase: 'Stand',
    since: 'Seit',
    until: 'Bis',
    account: 'Konto',
    person: 'Person',
    lastAccessBefore: 'Letzter Zugriff davor',
    ended: 'Beendet',
    confirmedGone: 'Nachweislich weg',
    lastAnswer: 'Letzte Antwort',
  },
  views: {
    now: {
      title: 'Jetzt vergeben',
      lead: 'Alles, was am Zielsystem noch nicht nachweislich weg ist.',
      empty: 'Niemand hat gerade Zugriff.',
    },
    accounts: {
      title: 'Nach Konto',
      lead: 'Wie oft jedes Konto vergeben war, wann zuletzt, und wie viel der gewährten Zeit benutzt wurde.',
      empty: 'In dieser Zeit wurde nichts übernommen.',
    },
    people: {
      title: 'Nach Person',
      lead: 'Wer Zugriff hatte, wie oft und wie lange.',
      empty: 'In dieser Zeit hat niemand etwas übernommen.',
    },
    unused: {
      title: 'Nie benutzt',
      lead: 'Konten, die angefragt werden können und die niemand hatte: Kandidaten zum Stilllegen.',
      empty: 'In dieser Zeit wurde jedes Konto benutzt.',
    },
    late: {
      title: 'Späte Enden',
      lead: 'Zugriff, dessen Ende nicht binnen fünf Minuten nachgewiesen war, oder noch nicht.',
      empty: 'Jeder Zugriff, der endete, war rechtzeitig nachweislich weg.',
    },
  },
  time: 'Zeit',
}
