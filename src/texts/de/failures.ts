import { type FailureTexts, said } from '../refusals'

export const failures: FailureTexts = {
  not_found: said('Nicht gefunden', 'Hier ist nichts, oder Sie dürfen es nicht sehen.'),
  internal_error: said(
    'Etwas ist schiefgegangen',
    'Es ist nichts halb getan. Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie denen, die Hallpass verwalten, die Nummer.',
  ),
  not_configured: said(
    'Hallpass ist nicht eingerichtet',
    'Einstellungen fehlen oder sind fehlerhaft. Das Protokoll des Workers nennt sie.',
  ),
  foreign_origin: said(
    'Nicht von Hallpass gesendet',
    'Das wurde von einer anderen Website gesendet, oder der Browser sagt nicht, woher es kommt.',
  ),
  ambiguous_cookie: said(
    'Ein Cookie kam doppelt',
    'Ein Cookie von Hallpass wurde mehr als einmal gesendet. Löschen Sie die Cookies dieser Website.',
  ),
  unsupported_media_type: said(
    'Weder Formular noch JSON',
    'Seiten nehmen Formulare an, und JSON von ihren Skripten. Programme benutzen die Schnittstelle unter /api/v1.',
  ),
  too_many_requests: said(
    'Zu viel auf einmal',
    'Warten Sie ein wenig, und versuchen Sie es noch einmal. Es wurde nichts getan, und niemand sonst wird aufgehalten.',
  ),
  trip_unknown: said(
    'Diese Anmeldung läuft nicht',
    'Sie ist schon beendet, hat länger als zehn Minuten gedauert oder begann in einem anderen Browser.',
  ),
  provider_unusable: said(
    'Der Identitätsanbieter lässt sich nicht benutzen',
    'Er antwortet nicht, oder nicht wie erwartet. Versuchen Sie es noch einmal; das Protokoll nennt den Grund.',
  ),
  provider_refused: said('Der Identitätsanbieter hat abgelehnt', 'Er hat Sie nicht angemeldet.'),
  answer_not_accepted: said(
    'Die Antwort des Identitätsanbieters wurde nicht angenommen',
    'Eine Prüfung seiner Antwort ist gescheitert. Beginnen Sie von vorn; das Protokoll nennt den Grund.',
  ),
  person_inactive: said(
    'Sie sind in Hallpass nicht aktiv',
    'Der Identitätsanbieter kennt Sie, aber hier sind Sie nicht mehr aktiv. Fragen Sie die, die Hallpass verwalten.',
  ),
  setup_code_wrong: said(
    'Der Einrichtungscode ist falsch oder wurde schon benutzt',
    'Sie sind nicht angemeldet. Versuchen Sie es mit dem richtigen Code, oder lassen Sie das Feld leer.',
  ),
  session_ended: said(
    'Ihre Sitzung ist unterdessen beendet',
    'Der Nachweis war für eine Sitzung, die vorbei ist. Melden Sie sich an, und geben Sie ihn noch einmal.',
  ),
  other_person: said(
    'Das war jemand anderes',
    'Beim Identitätsanbieter hat sich jemand anderes angemeldet als die Person, die hier angemeldet ist.',
  ),
  proof_not_fresh: said(
    'Der Identitätsanbieter hat Sie nicht noch einmal gefragt',
    'Seine Antwort zeigt nicht, dass Sie sich gerade angemeldet haben, darum weist sie nichts Neues nach.',
  ),
}
