import type { overdue as english } from '../en/overdue'
import { dative } from './dative'

export const overdue: typeof english = {
  phases: {
    granting: 'Das Zielsystem sollte längst geöffnet haben.',
    active: 'Die Zeit ist um, und das Ende hat nicht begonnen, soweit diese Liste weiß.',
    revoking: 'Der Zugriff wird weggenommen; das Zielsystem hat es nicht bestätigt.',
    quarantined:
      'Das Zielsystem ist nicht nachweislich sauber, darum bleibt die Ressource gesperrt.',
    closed: 'Der Zugriff ist weg: Das Zielsystem hat es gezeigt.',
  },
  wasTried:
    'Es wurde versucht und ist noch nicht getan. Es wird so lange versucht, bis es gelingt.',
  outcomes: {
    retry: 'Es wurde nicht getan',
    unknown: 'Es ist nicht bekannt, ob es getan wurde',
    refused: 'Das Zielsystem hat abgelehnt',
  },
  noneYet: 'Noch keine.',
  now: 'Jetzt',
  inTime: (left) => <>Noch {left}</>,
  heldAndOverdue: (holder, duration, since) => (
    <>
      Vergeben an {holder}, überfällig seit {dative(duration)}, genau seit {since}
    </>
  ),
  lead: 'Alles wird so lange versucht, bis es gelingt. Als weg gilt es erst, wenn das Zielsystem es gezeigt hat.',
  allIsWell: 'Alles in Ordnung',
  allIsWellWhy: 'Jeder Zugriff, der enden sollte, ist nachweislich weg.',
  attempts: 'Versuche',
  lastAnswer: 'Letzte Antwort',
  nextAttempt: 'Nächster Versuch',
  tryNamed: (account, resource) => `${account} auf ${resource} jetzt noch einmal versuchen`,
  tryNow: 'Jetzt noch einmal versuchen',
  takeLock: 'Sperre aufheben …',
  nothingOwed: 'Es steht nichts mehr aus; diese Liste folgt gleich.',
  notKnown: 'Nicht bekannt: Was auf diese Ressource achtet, antwortet nicht.',
}
