import type { personal as english } from '../../en/letters/personal'

export const personal: typeof english = {
  notMe: 'Wenn Sie das nicht waren, sagen Sie es sofort denen, die Hallpass verwalten.',
  passkeyEnrolled: {
    subject: 'Ein Passkey wurde hinzugefügt',
    headline: 'Ein Passkey kann Sie jetzt bei Hallpass anmelden.',
  },
  passkeyRemoved: {
    subject: 'Ein Passkey wurde entfernt',
    headline: 'Einer Ihrer Passkeys meldet Sie nicht mehr bei Hallpass an.',
  },
  passkeyLocked: {
    subject: 'Ein Passkey ist gesperrt',
    headline: 'Einer Ihrer Passkeys kann kopiert worden sein, darum ist er gesperrt.',
    why: 'Sein Zähler ging zurück, was geschieht, wenn zwei Geräte denselben Schlüssel haben. Er weist nichts mehr nach: Entfernen Sie ihn, oder fragen Sie die, die Hallpass verwalten.',
  },
  recoveryProposed: {
    subject: 'Ihre Passkeys werden vielleicht ersetzt',
    headline: 'Jemand, der Hallpass verwaltet, sagt, dass Sie Ihre Passkeys verloren haben.',
    whenSecond:
      'Stimmt eine zweite Person zu, können Sie durch Anmeldung bei Ihrem Identitätsanbieter einen neuen Passkey hinzufügen, und die alten sind dann weg.',
    ifNotLost:
      'Wenn Sie sie nicht verloren haben, sagen Sie es sofort denen, die Hallpass verwalten.',
  },
  recoveryConfirmed: {
    subject: 'Sie können einen neuen Passkey hinzufügen',
    headline: 'Zwei Personen haben zugestimmt: Fügen Sie binnen eines Tages einen Passkey hinzu.',
    once: 'Das geht einmal. Die Passkeys, die Sie hatten, sind dann weg.',
  },
  eventsToSee: {
    subject: 'Ein Identitätsanbieter hat etwas gemeldet, das Sie braucht',
    headline: (name) => `Jemand muss ansehen, was ${name} gemeldet hat.`,
    why: 'Es wird nichts mehr gemeldet, unterwegs ging etwas verloren, oder jemand soll gegangen sein, den Hallpass nicht von selbst austrägt.',
  },
  reconciliationHeld: {
    subject: 'Mehr Personen sind weg als erwartet',
    headline: (name) => `Bei ${name} fehlen mehr Personen, als die gesetzte Grenze erlaubt.`,
    why: 'Es wurde nichts weggenommen, denn mit dem Gelesenen kann etwas nicht stimmen. Diese Personen können nichts übernehmen, bis jemand, der verwaltet, nachgesehen und Ja gesagt hat, oder der Anbieter sie wieder hat.',
  },
  providerUnread: {
    subject: 'Ein Identitätsanbieter lässt sich nicht lesen',
    headline: (name) => `${name} wurde länger als erlaubt nicht vollständig gelesen.`,
    why: 'Hallpass weiß nicht, wer dort gegangen ist, darum warten neue Übernahmen dieser Personen, bis das Lesen wieder gelingt. Zugriff endet weiterhin wie geplant, und Notfallzugriff ist möglich.',
  },
}
