import type { sessions as english } from '../en/sessions'

export const sessions: typeof english = {
  lead: 'Eine Sitzung endet zwölf Stunden nach der Anmeldung, oder wenn sie nicht benutzt wird: nach einer halben Stunde, bei Personen, die verwalten, nach einer Viertelstunde.',
  endOthers: 'Alle anderen beenden',
  unknownOnes:
    'Wenn Sie eine davon nicht kennen, beenden Sie sie, und sagen Sie es denen, die Hallpass und Ihren Identitätsanbieter verwalten: Jemand kann sich als Sie angemeldet haben.',
  signedIn: (at, seen) => (
    <>
      Angemeldet {at}, zuletzt gesehen {seen}
    </>
  ),
  thisOne: 'Diese',
  endNamed: (device) => `Die Sitzung mit ${device} beenden`,
  end: 'Beenden',
}
