import type { Sentences } from '../../sentences'

/** What was done or came from outside, and why it did not work. */
export const deedSentences: Sentences = {
  'The receiver wants no more messages.': 'Der Empfänger möchte keine Nachrichten mehr.',
  'Hallpass could not try it; its log says why.':
    'Hallpass konnte es nicht versuchen; warum, steht in seinem Protokoll.',
  'The address may not be called any more.': 'Die Adresse darf nicht mehr aufgerufen werden.',
  'The receiver could not be reached.': 'Der Empfänger war nicht zu erreichen.',
  'The receiver answered with a redirect, which is never followed.':
    'Der Empfänger hat mit einer Umleitung geantwortet; einer solchen wird nie gefolgt.',
  'The receiver answered {}.': 'Der Empfänger hat mit {1} geantwortet.',
  'The receiver answered 410: it wants no more messages.':
    'Der Empfänger hat mit 410 geantwortet: Er möchte keine Nachrichten mehr.',
  'No answer within {} ms.': 'Keine Antwort innerhalb von {1} ms.',
  'There was too much to do.': 'Es war zu viel zu tun.',
  'The comparison did not get to its end; the log says why.':
    'Der Vergleich kam nicht bis zum Ende; warum, steht im Protokoll.',
  'The target was busy.': 'Das Zielsystem war beschäftigt.',
  'It was not seen again.': 'Es wurde nicht wieder gesehen.',
  'The connector is gone.': 'Den Konnektor gibt es nicht mehr.',
  'It cannot be told whether the lease was of this very target.':
    'Es lässt sich nicht sagen, ob der Zugriff an genau diesem Zielsystem war.',
  'It was there before: {}': 'Es war vorher da: {~1}',
  'The Gate gave no answer.': 'Das Gate hat nicht geantwortet.',
  'The connector or its settings cannot be used.':
    'Der Konnektor oder seine Einstellungen sind nicht zu gebrauchen.',
  'Left as it was before.': 'Gelassen, wie es vorher war.',
  'This connector cannot rotate.': 'Dieser Konnektor kann kein Geheimnis wechseln.',
  'No answer in time.': 'Keine Antwort zur rechten Zeit.',
  'The connector failed without an answer.': 'Der Konnektor ist ohne Antwort gescheitert.',
  'Too late to call the target in this attempt.':
    'Für diesen Versuch war es zu spät, das Zielsystem zu fragen.',
  'The target could not be confirmed clean.':
    'Das Zielsystem ließ sich nicht als sauber nachweisen.',
  'The target refused to open.': 'Das Zielsystem hat es abgelehnt zu öffnen.',
  'The target did not open in time.': 'Das Zielsystem hat nicht rechtzeitig geöffnet.',
  'The person has left.': 'Die Person ist gegangen.',
  'The access that it asks more time for has ended.':
    'Der Zugriff, für den mehr Zeit erbeten wird, ist zu Ende.',
  'The target has not been confirmed clean in time.':
    'Das Zielsystem ließ sich nicht rechtzeitig als sauber nachweisen.',
  'Nothing follows from it.': 'Daraus folgt nichts.',
  'Nobody here is known so: {}.': 'So ist hier niemand bekannt: {~1}.',
  'It names several people: {}.': 'Es benennt mehrere Personen: {~1}.',
  'Nobody was in a group {} because of it.': 'Niemand war deshalb in einer Gruppe {1}.',
  'The provider was asked, and says that they are still here.':
    'Der Anbieter wurde gefragt und sagt, dass die Person noch da ist.',
  'They have left already.': 'Die Person ist schon gegangen.',
  'The identity provider says {}': 'Der Identitätsanbieter meldet {1}',
  'The identity provider says {}, and they came back since':
    'Der Identitätsanbieter meldet {~1}, und die Person kam seitdem zurück',
  'The identity provider says {}, which could not be asked just now':
    'Der Identitätsanbieter meldet {~1}, und ließ sich gerade nicht fragen',
  'The identity provider says {}, as of very many people within the hour':
    'Der Identitätsanbieter meldet {~1}, wie von sehr vielen Personen in dieser Stunde',
  'The identity provider says {}, and nobody would be left to administer: name another administrator first':
    'Der Identitätsanbieter meldet {~1}, und niemand bliebe, um zu verwalten: Geben Sie zuerst jemand anderem diese Rolle',
  'The identity provider says {}, by address only':
    'Der Identitätsanbieter meldet {1}, nur anhand der Adresse',
  '{}, by address only': '{1}, nur anhand der Adresse',
  'Something went wrong within Hallpass; see its log.':
    'In Hallpass ist etwas schiefgegangen; sehen Sie in sein Protokoll.',
  'It would take something from {} people, which is not believed.':
    'Es würde {1} Personen etwas wegnehmen; das wird nicht geglaubt.',
  'The identity provider does not have them in {} any more.':
    'Der Identitätsanbieter hat die Person nicht mehr in {1}.',
  'The identity provider says that they are not active.':
    'Der Identitätsanbieter sagt, dass die Person nicht aktiv ist.',
  'The identity provider does not have them any more.':
    'Der Identitätsanbieter hat die Person nicht mehr.',
  'The identity provider': 'Der Identitätsanbieter',
  'They are gone at the identity provider, and the last administrator here.':
    'Die Person ist beim Identitätsanbieter weg und verwaltet hier als letzte.',
  'They were on no page, and asking again failed.':
    'Die Person stand auf keiner Seite, und noch einmal zu fragen ist gescheitert.',
  'It can be read, but nobody of those whom this provider has signed in is there. Look at how people are named.':
    'Er lässt sich lesen, aber niemand von denen, die dieser Anbieter angemeldet hat, ist dort. Sehen Sie nach, wie Personen benannt werden.',
  'The provider cannot be read with these settings':
    'Mit diesen Einstellungen lässt sich der Anbieter nicht lesen',
  'Nothing was saved.': 'Nichts wurde gespeichert.',
  'The target does not accept these settings': 'Das Zielsystem nimmt diese Einstellungen nicht an',
  'Channel is off': 'Kanal ist aus',
  'Nothing is sent to a channel that is off. Turn it on first.':
    'An einen Kanal, der aus ist, wird nichts gesendet. Schalten Sie ihn zuerst ein.',
  'Nothing is pushed here': 'Hier gibt es keine Push-Nachrichten',
  'This installation has no keys for browser push. An administrator can set them.':
    'Diese Installation hat keine Schlüssel für Push-Nachrichten im Browser. Wer sie verwaltet, kann sie setzen.',
  'No push service': 'Kein Push-Dienst',
  'The address of the push service has to be a public one with TLS.':
    'Die Adresse des Push-Dienstes muss eine öffentliche mit TLS sein.',
  'Address is refused': 'Adresse wird abgelehnt',
  'Target without TLS is not allowed': 'Zielsystem ohne TLS ist nicht erlaubt',
  'Private address is not allowed': 'Private Adresse ist nicht erlaubt',
  'Something is not right in what was sent': 'Etwas stimmt nicht an dem, was gesendet wurde',
  'The identity provider cannot be used': 'Der Identitätsanbieter ist nicht zu gebrauchen',
  'The issuer cannot be used': 'Der Aussteller ist nicht zu gebrauchen',
  'Token is not good': 'Token gilt nicht',
  'This token is none, has run out or was revoked, or it came with a session as well.':
    'Dieses Token ist keines, ist abgelaufen oder wurde widerrufen, oder es kam zusammen mit einer Sitzung.',
  'Not found': 'Nicht gefunden',
  'There is nothing here, or it is not for you to see.':
    'Hier ist nichts, oder Sie dürfen es nicht sehen.',
  'Not signed in': 'Nicht angemeldet',
  'Sign in first. Sessions end after twelve hours, or after half an hour without use, for administrators a quarter.':
    'Melden Sie sich zuerst an. Sitzungen enden nach zwölf Stunden, oder nach einer halben Stunde ohne Benutzung, bei Personen, die verwalten, nach einer Viertelstunde.',
  'Start again': 'Beginnen Sie neu',
  'This challenge was answered already, took longer than five minutes, or is another browser’s.':
    'Diese Aufgabe wurde schon beantwortet, dauerte länger als fünf Minuten oder gehört zu einem anderen Browser.',
  'Passkey not accepted': 'Passkey wurde nicht angenommen',
  'This passkey does not sign anybody in here, or the device did not check who uses it.':
    'Dieser Passkey meldet hier niemanden an, oder das Gerät hat nicht geprüft, wer ihn benutzt.',
  'You have no passkey': 'Sie haben keinen Passkey',
  'Add one first, under “Your passkeys”.': 'Fügen Sie zuerst einen hinzu, unter „Ihre Passkeys“.',
  'Passkey is locked': 'Passkey ist gesperrt',
  'Its counter went back, so there may be a copy of it. It proves nothing any more.':
    'Sein Zähler ging zurück, darum kann es eine Kopie von ihm geben. Er weist nichts mehr nach.',
  'Passkey is known': 'Passkey ist bekannt',
  'This passkey is enrolled already.': 'Dieser Passkey ist schon hinzugefügt.',
  'Too many passkeys': 'Zu viele Passkeys',
  'You have {} passkeys, which is the most. Remove one first.':
    'Sie haben {1} Passkeys; mehr geht nicht. Entfernen Sie zuerst einen.',
  'Too much at once': 'Zu viel auf einmal',
  'Wait {} seconds and try again. Nothing was done, and nobody else is held up.':
    'Warten Sie {1} Sekunden, und versuchen Sie es noch einmal. Es wurde nichts getan, und niemand sonst wird aufgehalten.',
  'Something went wrong': 'Etwas ist schiefgegangen',
  'Nothing was half done. Try again; if it goes on, tell your administrators the trace id.':
    'Nichts blieb halb getan. Versuchen Sie es noch einmal; wenn es so bleibt, nennen Sie denen, die Hallpass verwalten, die Nummer.',
  'Unnamed person': 'Person ohne Namen',
  'your organisation': 'Ihrer Organisation',
  'The issuer is not the one of this stream.': 'Der Aussteller ist nicht der dieses Stroms.',
  'The audience is not the one of this stream.':
    'Der Empfänger (audience) ist nicht der dieses Stroms.',
  'iat is in the future.': 'iat liegt in der Zukunft.',
  'iat is too long ago.': 'iat ist zu lange her.',
  'It has expired.': 'Es ist abgelaufen.',
  'It is too long.': 'Es ist zu lang.',
  'typ has to be secevent+jwt.': 'typ muss secevent+jwt sein.',
  'This is no signed JWT in compact form.': 'Das ist kein signiertes JWT in kompakter Form.',
  'The signature does not verify.': 'Die Signatur stimmt nicht.',
  'The key of this signature is not to be found.':
    'Der Schlüssel dieser Signatur ist nicht zu finden.',
  'The key is not to be trusted: {}.': 'Dem Schlüssel ist nicht zu trauen: {~1}.',
  'it is no public key': 'Er ist kein öffentlicher Schlüssel',
  'its modulus is too short': 'sein Modulus ist zu kurz',
  'its exponent is too small': 'sein Exponent ist zu klein',
  'it can be factored (ROCA)': 'er lässt sich zerlegen (ROCA)',
  'The key of this signature is not accepted.':
    'Der Schlüssel dieser Signatur wird nicht angenommen.',
  '{} is missing, or is not what RFC 8417 says.': '{1} fehlt oder ist nicht, was RFC 8417 sagt.',
  'Its keys are at no allowed address.': 'Seine Schlüssel sind an keiner erlaubten Adresse.',
  'The transmitter does not describe itself as the standard says.':
    'Der Sender beschreibt sich nicht, wie der Standard es sagt.',
  'The transmitter cannot be reached.': 'Der Sender ist nicht zu erreichen.',
  'The subscription has to be authorised again, or notifications stop.':
    'Das Abonnement muss neu autorisiert werden, sonst hören die Meldungen auf.',
  'The subscription is gone: no notifications come until it is made again.':
    'Das Abonnement ist weg: Es kommen keine Meldungen, bis es neu angelegt ist.',
  'Notifications were lost: compare the people of this provider with what it says.':
    'Meldungen gingen verloren: Vergleichen Sie die Personen dieses Anbieters mit dem, was er sagt.',
  'A new user is nobody here before they sign in.':
    'Eine neue Person ist hier niemand, bevor sie sich anmeldet.',
  'user {}': 'Person {1}',
  'group {}': 'Gruppe {1}',
  'Nobody was taken out of the group.': 'Niemand wurde aus der Gruppe genommen.',
  'This event of a subscription is not known here.':
    'Dieses Ereignis eines Abonnements ist hier nicht bekannt.',
  'subscription {}': 'Abonnement {1}',
  '{} is not what Microsoft Graph documents.': '{~1} ist nicht, was Microsoft Graph beschreibt.',
  'The body': 'Der Inhalt',
  'something without a name': 'etwas ohne Namen',
  'Send application/json.': 'Senden Sie application/json.',
  'X-Okta-Verification-Challenge is missing.': 'X-Okta-Verification-Challenge fehlt.',
  '{} is not what Okta documents.': '{~1} ist nicht, was Okta beschreibt.',
  'Okta says that it did not succeed.': 'Okta sagt, dass es nicht gelang.',
  'Nothing follows from this type.': 'Aus dieser Art folgt nichts.',
  'an event without the target that its type has':
    'ein Ereignis ohne das Ziel, das zu seiner Art gehört',
  'It could not be reached, or what it sent could not be kept.':
    'Es war nicht zu erreichen, oder was es sandte, ließ sich nicht aufbewahren.',
  'It has no token to fetch events with.': 'Es gibt kein Token, um Ereignisse abzuholen.',
  'It answers {}.': 'Die Antwort ist {1}.',
  'Its answer is too long.': 'Die Antwort ist zu lang.',
  'Its answer is not what RFC 8936 says.': 'Die Antwort ist nicht, was RFC 8936 sagt.',
  'It is listed under another jti.': 'Es steht unter einem anderen jti.',
  'Send application/secevent+jwt.': 'Senden Sie application/secevent+jwt.',
  'The Authorization header is not right.': 'Der Authorization-Header stimmt nicht.',
  'event_timestamp is no time in seconds.': 'event_timestamp ist keine Zeit in Sekunden.',
  'There is no subject.': 'Es gibt kein Subjekt.',
  'This type is not known here.': 'Diese Art ist hier nicht bekannt.',
  'The sender tried whether events arrive.': 'Der Sender hat versucht, ob Ereignisse ankommen.',
  'The sender has paused or disabled the stream: events do not come.':
    'Der Sender hat den Strom angehalten oder abgeschaltet: Ereignisse kommen nicht.',
  '{} is not what this type demands.': '{~1} ist nicht, was diese Art verlangt.',
  'The payload': 'Der Inhalt',
  'webhook-id is missing.': 'webhook-id fehlt.',
  'webhook-timestamp is no time in seconds.': 'webhook-timestamp ist keine Zeit in Sekunden.',
  'webhook-timestamp is more than five minutes off.':
    'webhook-timestamp weicht mehr als fünf Minuten ab.',
  'data.group is missing.': 'data.group fehlt.',
  'data names nobody: it has no subject, session or email.':
    'data benennt niemanden: kein Subjekt, keine Sitzung, keine E-Mail-Adresse.',
  '{} is not what docs/events.md says.': '{~1} ist nicht, was docs/events.md sagt.',
  'a subject of an unknown format': 'ein Subjekt unbekannter Form',
  'The subject is not what its format says.': 'Das Subjekt ist nicht, was seine Form sagt.',
  '{} at {}, which is another issuer': '{1} bei {2}, einem anderen Aussteller',
  'a phone number': 'eine Telefonnummer',
  'an assertion': 'eine Zusicherung (assertion)',
  'The subject is no e-mail address.': 'Das Subjekt ist keine E-Mail-Adresse.',
  'The aliases are no list of identifiers.': 'Die Aliase sind keine Liste von Kennungen.',
  'Aliases cannot contain aliases.': 'Aliase können keine Aliase enthalten.',
  'The subject names nothing.': 'Das Subjekt benennt nichts.',
  'The member {} is no simple subject.': 'Das Glied {1} ist kein einfaches Subjekt.',
  'Nobody here is known so: {} at {}.': 'So ist hier niemand bekannt: {1} bei {2}.',
  'It names several people: {} at {}.': 'Es benennt mehrere Personen: {1} bei {2}.',
  'session {}': 'Sitzung {1}',
  'An unknown device': 'Ein unbekanntes Gerät',
  'A browser on {}': 'Ein Browser auf {~1}',
  'Edge on {}': 'Edge auf {~1}',
  'Opera on {}': 'Opera auf {~1}',
  'Samsung Internet on {}': 'Samsung Internet auf {~1}',
  'Firefox on {}': 'Firefox auf {~1}',
  'Chrome on {}': 'Chrome auf {~1}',
  'Safari on {}': 'Safari auf {~1}',
  'a Mac': 'einem Mac',
  iPhone: 'einem iPhone',
  iPad: 'einem iPad',
  'an unknown system': 'einem unbekannten System',
  'People close it by hand at the end; nothing to change.':
    'Menschen schließen es am Ende von Hand; es gibt nichts zu ändern.',
  'The provider shows nobody at all, which is not believed.':
    'Der Anbieter zeigt überhaupt niemanden; das wird nicht geglaubt.',
  'There is no way to read called {} any more.': 'Es gibt keine Art zu lesen mehr, die {1} heißt.',
  'How this provider names people has changed. Look at this, and save it again.':
    'Wie dieser Anbieter Personen benennt, hat sich geändert. Sehen Sie das an, und speichern Sie es noch einmal.',
  'The secret or the signature is not right.': 'Das Geheimnis oder die Signatur stimmt nicht.',
  '{} did it by hand: {}': (name, note) => `${name} hat es von Hand getan: ${note}`,
  '{} broke the glass: {}': '{1} hat Notfallzugriff genommen: {2}',
  Administrator: 'Administration',
  'Policy manager': 'Richtlinienverwaltung',
  'Access reviewer': 'Zugriffsprüfung',
  Auditor: 'Revision',
  Member: 'Mitglied',
  'Event connection {}': 'Verbindung für Ereignisse {1}',
}
