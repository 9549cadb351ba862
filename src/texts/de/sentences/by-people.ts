import type { Sentences } from '../../sentences'

/** What connectors say that call nobody, or a receiver of yours. */
export const byPeopleSentences: Sentences = {
  'By hand': 'Von Hand',
  'The name of the group whose people are told what to do.':
    'Der Name der Gruppe, deren Mitglieder erfahren, was zu tun ist.',
  'How to give it': 'Wie man es gibt',
  'What these people do at the target when somebody gets this access.':
    'Was diese Personen am Zielsystem tun, wenn jemand diesen Zugriff erhält.',
  'How to take it away': 'Wie man es wegnimmt',
  'What they do at its end, open sessions included.':
    'Was sie an seinem Ende tun, auch mit offenen Sitzungen.',
  'How to use it': 'Wie man es benutzt',
  'What the holder reads, line by line.': 'Was liest, wer den Zugriff hat, Zeile für Zeile.',
  'Whatever people do not take away. Access goes on until somebody has ended it by hand and said so; the resource stays locked meanwhile, and administrators are told when it takes long.':
    'Was Menschen nicht wegnehmen. Der Zugriff dauert an, bis ihn jemand von Hand beendet und das gesagt hat; so lange bleibt die Ressource gesperrt, und wer verwaltet, erfährt, wenn es lange dauert.',
  'Nobody has looked: this target is changed by hand.':
    'Niemand hat nachgesehen: Dieses Zielsystem wird von Hand geändert.',
  'Nothing is called: people do it by hand.':
    'Es wird nichts aufgerufen: Menschen tun es von Hand.',
  'No password belongs to this access: sign in as you usually do.':
    'Zu diesem Zugriff gehört kein Passwort: Melden Sie sich an wie sonst.',
  'Give a private Ed25519 key without a passphrase, as ssh-keygen -t ed25519 writes it, or leave this empty and Hallpass makes one.':
    'Geben Sie einen privaten Ed25519-Schlüssel ohne Passphrase, wie ssh-keygen -t ed25519 ihn schreibt, oder lassen Sie das leer, und Hallpass erzeugt einen.',
  'Save the certificate beside your key: for ~/.ssh/id_ed25519 as ~/.ssh/id_ed25519-cert.pub.':
    'Speichern Sie das Zertifikat neben Ihrem Schlüssel: zu ~/.ssh/id_ed25519 als ~/.ssh/id_ed25519-cert.pub.',
  'It is good for at most {} minutes and never longer than your access; get another one here while you hold it.':
    'Es gilt höchstens {1} Minuten und nie länger als Ihr Zugriff; holen Sie hier ein neues, solange Sie ihn haben.',
  'A session that is open goes on when the certificate runs out: log out when you are done.':
    'Eine offene Sitzung läuft weiter, wenn das Zertifikat abläuft: Melden Sie sich ab, wenn Sie fertig sind.',
  'On each host: fetch both files, the second one every minute (cron, or a systemd timer); then add the three lines to /etc/ssh/sshd_config and reload sshd.':
    'Auf jedem Host: Holen Sie beide Dateien, die zweite jede Minute (cron oder ein systemd-Timer); fügen Sie dann die drei Zeilen zu /etc/ssh/sshd_config hinzu, und laden Sie sshd neu.',
  'AuthorizedPrincipalsFile says which principals may be which user: write them, one a line, into a file with the name of the user. Without that line a principal is a user of its name.':
    'AuthorizedPrincipalsFile sagt, welche Principals welcher Benutzer sein dürfen: Schreiben Sie sie, je Zeile einen, in eine Datei mit dem Namen des Benutzers. Ohne diese Zeile ist ein Principal der Benutzer seines Namens.',
  'This is a private key. Nobody else may ever see it: make a new pair, and give .pub.':
    'Das ist ein privater Schlüssel. Niemand sonst darf ihn je sehen: Erzeugen Sie ein neues Paar, und geben Sie .pub.',
  'Give one line, as it stands in a file that ends in .pub.':
    'Geben Sie eine Zeile, wie sie in einer Datei steht, die auf .pub endet.',
  'This is no public key of a kind that is accepted.':
    'Das ist kein öffentlicher Schlüssel einer Art, die angenommen wird.',
  'This is no whole {} key, or it is too weak.':
    'Das ist kein ganzer Schlüssel der Art {1}, oder er ist zu schwach.',
  'Accepted are: {}.': 'Angenommen werden: {~1}.',
  'ssh-ed25519, ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, sk-ssh-ed25519@openssh.com, and ssh-rsa with 2048 to 16384 bits':
    'ssh-ed25519, ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, sk-ssh-ed25519@openssh.com und ssh-rsa mit 2048 bis 16384 Bit',
  'Private key of the authority': 'Privater Schlüssel der Zertifizierungsstelle',
  'An Ed25519 key without a passphrase. Leave it empty, and Hallpass makes one.':
    'Ein Ed25519-Schlüssel ohne Passphrase. Lassen Sie es leer, und Hallpass erzeugt einen.',
  'Public key of the authority': 'Öffentlicher Schlüssel der Zertifizierungsstelle',
  'Hosts trust certificates that this key has signed.':
    'Hosts trauen Zertifikaten, die dieser Schlüssel signiert hat.',
  'Port forwarding': 'Port-Weiterleitung',
  'Agent forwarding': 'Agent-Weiterleitung',
  'X11 forwarding': 'X11-Weiterleitung',
  Principal: 'Principal',
  'The one name in the certificate. A host lets it in as the user of that name, or as the users whose AuthorizedPrincipalsFile has it. No other account of this authority may have it.':
    'Der eine Name im Zertifikat. Ein Host lässt ihn als den Benutzer dieses Namens ein oder als die Benutzer, deren AuthorizedPrincipalsFile ihn hat. Kein anderes Konto dieser Zertifizierungsstelle darf ihn haben.',
  'Where the holder is told to log in, such as web1.example or web1.example:2222.':
    'Wo sich anmelden soll, wer den Zugriff hat, etwa web1.example oder web1.example:2222.',
  'User on the host': 'Benutzer auf dem Host',
  'As whom the holder is told to log in, where that is not the principal.':
    'Als wer man sich anmelden soll, wo das nicht der Principal ist.',
  'Minutes of a certificate': 'Minuten eines Zertifikats',
  'How long each certificate is good for, 1 to 60. After an early end the resource stays locked until the last one has run out.':
    'Wie lange jedes Zertifikat gilt, 1 bis 60. Nach einem vorzeitigen Ende bleibt die Ressource gesperrt, bis das letzte abgelaufen ist.',
  'Source addresses': 'Quelladressen',
  'From where it may be used, such as 192.0.2.0/24,2001:db8::/32. Empty: from anywhere.':
    'Von wo es benutzt werden darf, etwa 192.0.2.0/24,2001:db8::/32. Leer: von überall.',
  'Whether the certificate allows it.': 'Ob das Zertifikat es erlaubt.',
  'A principal is one name of letters, digits, ".", "_", "@", "+" and "-", without commas.':
    'Ein Principal ist ein Name aus Buchstaben, Ziffern, „.“, „_“, „@“, „+“ und „-“, ohne Kommas.',
  'The host is a name or an address, with a port where needed.':
    'Der Host ist ein Name oder eine Adresse, mit Port, wo nötig.',
  'The user on the host is no name of a user.':
    'Der Benutzer auf dem Host ist kein Name eines Benutzers.',
  'A certificate is good for 1 to 60 minutes.': 'Ein Zertifikat gilt 1 bis 60 Minuten.',
  'Source addresses are in CIDR notation, separated by commas and without spaces.':
    'Quelladressen stehen in CIDR-Schreibweise, durch Kommas getrennt und ohne Leerzeichen.',
  'SSH certificates': 'SSH-Zertifikate',
  'A session that was opened in time goes on until it is closed: neither the end of a certificate nor the list of revoked ones ends it. After an early end a certificate opens until it runs out (15 minutes unless set otherwise), or until a host has fetched the list; the resource stays locked that long. Changes the holder made stay.':
    'Eine rechtzeitig geöffnete Sitzung läuft weiter, bis sie geschlossen wird: Weder das Ende eines Zertifikats noch die Liste der widerrufenen beendet sie. Nach einem vorzeitigen Ende öffnet ein Zertifikat noch, bis es abläuft (15 Minuten, wenn nichts anderes eingestellt ist) oder bis ein Host die Liste geholt hat; so lange bleibt die Ressource gesperrt. Was währenddessen geändert wurde, bleibt.',
  'Certificates can be signed. Hosts are set up by you, see below.':
    'Zertifikate lassen sich signieren. Die Hosts richten Sie selbst ein, siehe unten.',
  'Your public key': 'Ihr öffentlicher Schlüssel',
  'The line in ~/.ssh/id_ed25519.pub or another .pub file.':
    'Die Zeile in ~/.ssh/id_ed25519.pub oder einer anderen .pub-Datei.',
  Vault: 'Tresor',
  'The name of the group whose people exchange a secret that was shown.':
    'Der Name der Gruppe, deren Mitglieder ein gezeigtes Geheimnis austauschen.',
  'What it opens': 'Was es öffnet',
  'Such as the root password of the router in room 4.':
    'Etwa das root-Passwort des Routers in Raum 4.',
  'Kind of secret': 'Art des Geheimnisses',
  'A file is stored as base64, at most 64 KiB.':
    'Eine Datei wird als base64 gespeichert, höchstens 64 KiB.',
  'API key': 'API-Schlüssel',
  file: 'Datei',
  password: 'Passwort',
  'Login name': 'Anmeldename',
  'What belongs to the secret, where there is one.':
    'Was zum Geheimnis gehört, wo es so etwas gibt.',
  'How to exchange it': 'Wie man es austauscht',
  'What people do at the target so that the secret that was shown opens nothing any more.':
    'Was Menschen am Zielsystem tun, damit das gezeigte Geheimnis nichts mehr öffnet.',
  'Whoever was shown the secret can use it until somebody has exchanged it at the target and stored the new one; the account stays locked until then. Sessions opened with it go on.':
    'Wem das Geheimnis gezeigt wurde, kann es benutzen, bis jemand es am Zielsystem ausgetauscht und das neue gespeichert hat; so lange bleibt das Konto gesperrt. Damit geöffnete Sitzungen laufen weiter.',
  'The stored secret is ready to be shown.': 'Das gespeicherte Geheimnis kann gezeigt werden.',
  'The secret opens until somebody has exchanged it.':
    'Das Geheimnis öffnet, bis jemand es ausgetauscht hat.',
  'Nothing is called: the secret is kept here.':
    'Es wird nichts aufgerufen: Das Geheimnis wird hier aufbewahrt.',
  'The secret is a file in base64: paste it into the command below.':
    'Das Geheimnis ist eine Datei in base64: Fügen Sie es in den Befehl unten ein.',
  'Team of Cloudflare Access': 'Team von Cloudflare Access',
  'Only where Access stands before the app: its address, such as https://example.cloudflareaccess.com, whose signature is checked.':
    'Nur wo Access vor der App steht: seine Adresse, etwa https://example.cloudflareaccess.com, deren Signatur geprüft wird.',
  'What Access calls a person': 'Wie Access eine Person nennt',
  'The fields of its identity, or of oidc_fields in it, that together are the subject by which your provider signs people in here. Left out, id.':
    'Die Felder seiner Identität, oder von oidc_fields darin, die zusammen das Subjekt sind, mit dem Ihr Anbieter Personen hier anmeldet. Weggelassen: id.',
  'Session of Access, in minutes': 'Sitzung von Access, in Minuten',
  'As set for the application in Access, 1 to 60; 15, if this is empty. Nobody is let in for longer than their lease lasts.':
    'Wie in Access für die Anwendung eingestellt, 1 bis 60; leer: 15. Niemand wird länger eingelassen, als der Zugriff dauert.',
  'Key for Access': 'Schlüssel für Access',
  'Made by Hallpass.': 'Von Hallpass erzeugt.',
  'Public key for Access': 'Öffentlicher Schlüssel für Access',
  'Answers are signed by it (RSA, its modulus in base64url).':
    'Damit werden Antworten signiert (RSA, der Modulus in base64url).',
  'Give scheme and host only, in lower case.':
    'Geben Sie nur Schema und Host an, in Kleinbuchstaben.',
  '{} may change hands: name an id.':
    '{1} kann an jemand anderen übergehen: Nennen Sie eine Kennung.',
  'At most three fields.': 'Höchstens drei Felder.',
  'From 1 to {} minutes.': 'Von 1 bis {1} Minuten.',
  'The token has run out.': 'Das Token ist abgelaufen.',
  'The token is not good yet.': 'Das Token gilt noch nicht.',
  'The token is another team’s.': 'Das Token ist von einem anderen Team.',
  'The token has no nonce, so it is no enquiry.':
    'Das Token hat keine Nonce und ist daher keine Nachfrage.',
  'That is no token.': 'Das ist kein Token.',
  'The token is not signed the way Access signs.':
    'Das Token ist nicht so signiert, wie Access signiert.',
  'The key of the token is none of the team’s.': 'Der Schlüssel des Tokens ist keiner des Teams.',
  'The signature of the token is wrong.': 'Die Signatur des Tokens ist falsch.',
  'Open {} in this browser: it lets you in while you hold this access.':
    'Öffnen Sie {1} in diesem Browser: Sie werden eingelassen, solange Sie diesen Zugriff haben.',
  'A connection that stays open, such as a WebSocket, may outlive your access: close it.':
    'Eine Verbindung, die offen bleibt, etwa ein WebSocket, kann Ihren Zugriff überdauern: Schließen Sie sie.',
  'In Cloudflare Access, for the application {}: a policy that includes External Evaluation with the two addresses below, its Evaluate URL and its Keys URL.':
    'In Cloudflare Access, für die Anwendung {1}: eine Richtlinie mit „External Evaluation“ und den beiden Adressen unten als Evaluate URL und Keys URL.',
  'Its session duration, and that of the policy: {} minutes. Access asks again when a session is over, and only then.':
    'Ihre Sitzungsdauer und die der Richtlinie: {1} Minuten. Access fragt wieder, wenn eine Sitzung vorbei ist, und nur dann.',
  'In the nginx server block of {}, around the location that leads to the app. Requests must not reach the app in any other way.':
    'Im nginx-Block „server“ von {1}, um die location, die zur App führt. Aufrufe dürfen die App auf keinem anderen Weg erreichen.',
  'Address of the app': 'Adresse der App',
  'As people see it, without a path, such as https://grafana.example. Nobody is sent elsewhere.':
    'Wie Menschen sie sehen, ohne Pfad, etwa https://grafana.example. Niemand wird anderswohin gesendet.',
  Audience: 'Empfänger (audience)',
  'What its tokens are made out to; its address, if this is empty.':
    'Auf wen ihre Tokens lauten; leer: auf ihre Adresse.',
  'Signing key': 'Signaturschlüssel',
  'Public key': 'Öffentlicher Schlüssel',
  'Tokens are signed by it (Ed25519, base64url); it is in the JWKS as well.':
    'Damit werden Tokens signiert (Ed25519, base64url); er steht auch im JWKS.',
  'What the app is told the holder may be, such as admin. No other account of this app may have it.':
    'Was der App gesagt wird, was man darin sein darf, etwa admin. Kein anderes Konto dieser App darf sie haben.',
  'Token for the app': 'Token für die App',
  'Whether the app is given signed tokens. They cannot be taken back, and lock the resource until they run out.':
    'Ob die App signierte Tokens erhält. Sie lassen sich nicht zurücknehmen und sperren die Ressource, bis sie ablaufen.',
  'Seconds of a token': 'Sekunden eines Tokens',
  'How long each one is good for, 10 to 60.': 'Wie lange jedes gilt, 10 bis 60.',
  'Give scheme and host only, in lower case, such as https://grafana.example.':
    'Geben Sie nur Schema und Host an, in Kleinbuchstaben, etwa https://grafana.example.',
  'An audience has no spaces and at most 200 characters.':
    'Ein Empfänger hat keine Leerzeichen und höchstens 200 Zeichen.',
  'A role is one word of letters, digits, ".", "_", ":" and "-".':
    'Eine Rolle ist ein Wort aus Buchstaben, Ziffern, „.“, „_“, „:“ und „-“.',
  'A token is good for 10 to 60 seconds.': 'Ein Token gilt 10 bis 60 Sekunden.',
  'Web app': 'Web-App',
  'The proxy asks about each request, so that none gets through after the end; a connection that was opened in time, such as a WebSocket or a download, may go on. A token that the app was given is good until it runs out, a minute at most, and the resource stays locked that long. A session that the app itself keeps and changes the holder made stay. Behind Cloudflare Access a session of Access goes on after an early end, for its minutes at most, and locks as long.':
    'Der Proxy fragt bei jedem Aufruf, darum kommt nach dem Ende keiner mehr durch; eine rechtzeitig geöffnete Verbindung, etwa ein WebSocket oder ein Herunterladen, kann weiterlaufen. Ein Token, das die App erhalten hat, gilt, bis es abläuft, höchstens eine Minute, und so lange bleibt die Ressource gesperrt. Eine Sitzung, die die App selbst führt, und was währenddessen geändert wurde, bleiben. Hinter Cloudflare Access läuft eine Sitzung von Access nach einem vorzeitigen Ende weiter, höchstens ihre Minuten lang, und sperrt so lange.',
  'The proxy is set up by you; the lines are on this page.':
    'Den Proxy richten Sie selbst ein; die Zeilen stehen auf dieser Seite.',
  'The receiver answered with the status {}.': 'Der Empfänger hat mit dem Status {1} geantwortet.',
  'The receiver asks to try again.': 'Der Empfänger bittet, es noch einmal zu versuchen.',
  'The receiver asks to try again: {}': 'Der Empfänger bittet, es noch einmal zu versuchen: {1}',
  'The receiver refuses.': 'Der Empfänger lehnt ab.',
  'The receiver refuses: {}': 'Der Empfänger lehnt ab: {1}',
  'The receiver’s answer is none that was expected.':
    'Die Antwort des Empfängers ist keine der erwarteten.',
  'Read back as {} after “{}”.': 'Zurückgelesen als {1} nach „{2}“.',
  'Read back: {}': 'Zurückgelesen: {~1}',
  Webhook: 'Webhook',
  'There was no time left to ask.': 'Zum Fragen war keine Zeit mehr.',
  'Address of the receiver': 'Adresse des Empfängers',
  'Such as https://admin.example/hallpass. It is not secret, so put no password into it.':
    'Etwa https://admin.example/hallpass. Sie ist nicht geheim; setzen Sie also kein Passwort hinein.',
  'Signing secret': 'Signaturgeheimnis',
  'whsec_ and 24 to 64 random bytes in base64. The receiver has the same.':
    'whsec_ und 24 bis 64 zufällige Byte in base64. Der Empfänger hat dasselbe.',
  'Previous signing secret': 'Voriges Signaturgeheimnis',
  'While the receiver still has the old one: both sign. A single minus takes it away.':
    'Solange der Empfänger noch das alte hat: Beide signieren. Ein einzelnes Minus nimmt es weg.',
  Right: 'Recht',
  'What the receiver calls what is given, such as group:admins or user:root.':
    'Wie der Empfänger nennt, was gegeben wird, etwa group:admins oder user:root.',
  'What the holder logs in as; without it the right, or a name of the lease’s own.':
    'Als wer man sich anmeldet; sonst das Recht oder ein eigener Name des Zugriffs.',
  'The address is not an http or https address of the plain kind.':
    'Die Adresse ist keine http- oder https-Adresse der schlichten Art.',
  'A signing secret is whsec_ followed by 24 to 64 bytes in base64.':
    'Ein Signaturgeheimnis ist whsec_ und danach 24 bis 64 Byte in base64.',
  'What the receiver behind this address leaves: Hallpass takes its word for what it reads back. Sessions that are open at the target go on unless the receiver ends them.':
    'Was der Empfänger hinter dieser Adresse übrig lässt: Hallpass verlässt sich auf das, was er zurückmeldet. Am Zielsystem offene Sitzungen laufen weiter, wenn der Empfänger sie nicht beendet.',
}
