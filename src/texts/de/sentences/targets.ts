import type { Sentences } from '../../sentences'

/** What connectors of every kind say. */
export const targetSentences: Sentences = {
  'The time allowed was not enough.': 'Die erlaubte Zeit hat nicht gereicht.',
  'The server did not answer within the time allowed.':
    'Der Server hat nicht in der erlaubten Zeit geantwortet.',
  'The connection failed: {}. {}': 'Die Verbindung ist gescheitert: {1}. {~2}',
  'The connection failed: {}.': 'Die Verbindung ist gescheitert: {1}.',
  'an error without an explanation': 'ein Fehler ohne Erklärung',
  'The server answered: {} [{}].': 'Der Server hat geantwortet: {~1} [{2}].',
  'The server accepted the change and does not show it.':
    'Der Server hat die Änderung angenommen und zeigt sie nicht.',
  'The lease has already ended.': 'Der Zugriff ist schon zu Ende.',
  'The target did not answer within the time allowed.':
    'Das Zielsystem hat nicht in der erlaubten Zeit geantwortet.',
  'The connection failed.': 'Die Verbindung ist gescheitert.',
  'The address is not a plain one.': 'Die Adresse ist nicht von der schlichten Art.',
  'The address is not one that was allowed.': 'Die Adresse ist keine, die erlaubt wurde.',
  'The target answered {}, a redirect, which is never followed.':
    'Das Zielsystem hat mit {1} geantwortet, einer Umleitung; einer solchen wird nie gefolgt.',
  'The answer is longer than {} bytes.': 'Die Antwort ist länger als {1} Byte.',
  'An IPv4 address is four plain decimal numbers.':
    'Eine IPv4-Adresse besteht aus vier schlichten Dezimalzahlen.',
  'Write an international name in its ASCII form, xn--….':
    'Schreiben Sie einen internationalen Namen in seiner ASCII-Form, xn--….',
  'The host ends with a dot.': 'Der Host endet mit einem Punkt.',
  'This is not the name of a host.': 'Das ist kein Name eines Hosts.',
  'This is not an IPv6 address in hexadecimal.':
    'Das ist keine IPv6-Adresse in hexadezimaler Form.',
  'Write this address as {}.': 'Schreiben Sie diese Adresse so: {1}.',
  'Write the IPv4 address itself.': 'Schreiben Sie die IPv4-Adresse selbst.',
  'This deployment has no binding {} to a private network.':
    'Diese Installation hat keine Bindung {1} an ein privates Netz.',
  'The address is not a scheme, a host and a port.':
    'Die Adresse besteht nicht aus Schema, Host und Port.',
  'Use TLS; or, where the way to this target is safe without it, add {} to the setting ALLOWED_PLAIN_ORIGINS and deploy.':
    'Nehmen Sie TLS; oder, wo der Weg zu diesem Zielsystem auch ohne TLS sicher ist, fügen Sie {1} zur Einstellung ALLOWED_PLAIN_ORIGINS hinzu, und rollen Sie Hallpass neu aus.',
  'This address is not on the public internet; if it is meant, add {} to the setting ALLOWED_PRIVATE_ORIGINS and deploy.':
    'Diese Adresse liegt nicht im öffentlichen Internet; ist sie so gemeint, fügen Sie {1} zur Einstellung ALLOWED_PRIVATE_ORIGINS hinzu, und rollen Sie Hallpass neu aus.',
  'It can be used until {}.': 'Es lässt sich bis {1} benutzen.',
  'No {} was issued.': 'Es wurde nichts ausgestellt ({~1}).',
  'The last {} ran out at {}.': 'Das zuletzt Ausgestellte ({~1}) ist abgelaufen: {2}.',
  'The last {} runs out at {}.': 'Das zuletzt Ausgestellte ({~1}) läuft ab: {2}.',
  token: 'Token',
  'session of Access': 'Sitzung von Access',
  'The bytes end too early.': 'Die Bytes enden zu früh.',
  'TICKET_WEBHOOK_URL may not be called.': 'TICKET_WEBHOOK_URL darf nicht aufgerufen werden.',
  'TICKET_WEBHOOK_SECRET is not of the form whsec_…':
    'TICKET_WEBHOOK_SECRET hat nicht die Form whsec_…',
  'It answered {}.': 'Die Antwort war {1}.',
  'It answered with something else than {"good": true|false}.':
    'Die Antwort war etwas anderes als {"good": true|false}.',
  'Left out, the server is reached directly. Otherwise the name of a VPC network binding of this deployment, such as PRIVATE_NETWORK.':
    'Weggelassen wird der Server direkt erreicht. Sonst der Name einer VPC-Netzbindung dieser Installation, etwa PRIVATE_NETWORK.',
  Host: 'Host',
  Port: 'Port',
  User: 'Benutzer',
  Password: 'Passwort',
  Group: 'Gruppe',
  Groups: 'Gruppen',
  Roles: 'Rollen',
  Role: 'Rolle',
  Database: 'Datenbank',
}
