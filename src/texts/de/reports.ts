import type { reports as english } from '../en/reports'
import { pluralsIn } from '../forms'

const plural = pluralsIn('de')

export const reports: typeof english = {
  checkedOut: (total, days, most, isByWeek) => {
    const peak = `höchstens ${most} ${isByWeek ? 'in einer Woche' : 'an einem Tag'}`
    return plural(total, {
      one: `Eine Übernahme in ${days} Tagen, ${peak}`,
      other: `${total} Übernahmen in ${days} Tagen, ${peak}`,
    })
  },
  waited: (most, isByWeek) =>
    `Wie lange Anfragen im Mittel auf eine Entscheidung warteten, nach deren ${isByWeek ? 'Woche' : 'Tag'}; höchstens ${most}`,
  fromTo: (from, to) => `${from} bis ${to}`,
  asTable: 'Als Tabelle',
  asksFor: {
    resource: 'Ganzer Name einer Ressource',
    group: 'Ganzer Name einer Gruppe',
    asker: 'Name oder E-Mail-Adresse',
  },
  nothingSoFar: 'Bisher nichts',
  longerTime: 'Mit einem längeren Zeitraum oben reicht die Suche weiter zurück.',
  looksFurther: 'Bisher wurde nichts gefunden; die nächste Seite sucht weiter.',
  signed: 'unterschrieben',
  reviewDue: (at, isOverdue) => (isOverdue ? `überfällig seit ${at}` : `fällig bis ${at}`),
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
    day: 'Tag',
    week: 'Woche',
    decided: 'Entschieden',
    average: 'Im Mittel',
    longest: 'Am längsten',
    checkOuts: 'Übernahmen',
    when: 'Wann',
    reason: 'Grund',
    displaced: 'Verdrängt',
    review: 'Nachprüfung',
    by: 'Durch',
    words: 'Worte',
    policy: 'Richtlinie',
    atMost: 'Höchstens',
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
    waits: {
      title: 'Wartezeiten',
      lead: 'Wie lange Anfragen warteten, bis Menschen entschieden hatten, nach dem Tag der Entscheidung.',
      empty: 'In dieser Zeit hat niemand etwas entschieden.',
    },
    emergencies: {
      title: 'Notfallzugriffe',
      lead: 'Zugriff, der im Notfall genommen wurde, wessen Zugriff dafür enden musste, und wer es danach geprüft hat.',
      empty: 'In dieser Zeit gab es keinen Notfallzugriff.',
    },
    'may-resource': {
      title: 'Wer anfragen darf',
      lead: 'Alle, die auf einer Ressource etwas anfragen dürfen, nach den Richtlinien von jetzt.',
      empty: 'Nennen Sie eine Ressource. Ist eine genannt, darf niemand etwas darauf anfragen.',
    },
    'may-group': {
      title: 'Was eine Gruppe anfragen darf',
      lead: 'Was jemand anfragen darf, der in dieser Gruppe ist und in keiner anderen, nach den Richtlinien von jetzt.',
      empty: 'Nennen Sie eine Gruppe. Ist eine genannt, darf durch sie niemand etwas anfragen.',
    },
    'may-person': {
      title: 'Was eine Person anfragen darf',
      lead: 'Was eine Person oder Maschine anfragen darf, nach den Richtlinien von jetzt.',
      empty: 'Nennen Sie eine Person oder Maschine. Ist eine genannt, darf sie nichts anfragen.',
    },
  },
  time: 'Zeit',
  from: 'Von',
  to: 'Bis',
}
