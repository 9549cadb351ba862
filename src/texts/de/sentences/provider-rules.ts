import type { Sentences } from '../../sentences'

/** What is wrong in a form about providers, machines, channels and who is away. */
export const providerRuleSentences: Sentences = {
  'An https address is expected, or one that ALLOWED_PLAIN_ORIGINS lists.':
    'Eine https-Adresse wird erwartet, oder eine, die ALLOWED_PLAIN_ORIGINS nennt.',
  'An object is expected, not a list.': 'Ein Objekt wird erwartet, keine Liste.',
  'A public key is expected.': 'Ein öffentlicher Schlüssel wird erwartet.',
  'At most {} tags.': 'Höchstens {1} Schlagwörter.',
  'A setting is text, a list of texts, true or false.':
    'Eine Einstellung ist ein Text, eine Liste von Texten, wahr oder falsch.',
  'A setting is text.': 'Eine Einstellung ist ein Text.',
  'The digest of the change is expected.': 'Die Prüfsumme der Änderung wird erwartet.',
  'A digest has 64 hexadecimal digits.': 'Eine Prüfsumme hat 64 hexadezimale Ziffern.',
  'An address is expected.': 'Eine Adresse wird erwartet.',
  'An https address is expected.': 'Eine https-Adresse wird erwartet.',
  'A group is one of {}.': 'Eine Gruppe ist eine von {1}.',
  'Choose at least one group of events.': 'Wählen Sie mindestens eine Gruppe von Ereignissen.',
  'Yes or no is expected.': 'Ja oder Nein wird erwartet.',
  'A kind is one of {}.': 'Eine Art ist eine von {1}.',
  'The id of a delivery is expected.': 'Die Kennung einer Zustellung wird erwartet.',
  'A state is one of {}.': 'Ein Zustand ist einer von {1}.',
  'The file is expected, as text.': 'Die Datei wird erwartet, als Text.',
  'The hash of the plan is expected.': 'Die Prüfsumme des Plans wird erwartet.',
  'A hash has 64 hexadecimal digits.': 'Eine Prüfsumme hat 64 hexadezimale Ziffern.',
  'List a policy, or leave it out for any.':
    'Nennen Sie eine Richtlinie, oder lassen Sie es weg für alle.',
  'At most {} policies.': 'Höchstens {1} Richtlinien.',
  'Name somebody; only who is away may leave it open.':
    'Nennen Sie jemanden; nur wer abwesend ist, darf es offenlassen.',
  'It ends after it begins.': 'Es endet, nachdem es begonnen hat.',
  'It lasts a year at most.': 'Es dauert höchstens ein Jahr.',
  'At most 50 roles.': 'Höchstens 50 Rollen.',
  'Say why, so that history can tell.': 'Sagen Sie, warum, damit der Verlauf es sagen kann.',
  'At most {} members.': 'Höchstens {1} Mitglieder.',
  'Nobody is listed twice.': 'Niemand steht zweimal darin.',
  'An event’s name is expected.': 'Der Name eines Ereignisses wird erwartet.',
  'An address is expected, such as https://login.example.com/ssf/jwks.':
    'Eine Adresse wird erwartet, etwa https://login.example.com/ssf/jwks.',
  'The audience of the stream is expected, without spaces.':
    'Der Empfänger (audience) des Stroms wird erwartet, ohne Leerzeichen.',
  'Choose how the provider tells what happened.':
    'Wählen Sie, wie der Anbieter meldet, was geschehen ist.',
  'Shared Signals need the issuer of their transmitter.':
    'Shared Signals brauchen den Aussteller ihres Senders.',
  'Shared Signals need an audience, so that events for somebody else are not taken.':
    'Shared Signals brauchen einen Empfänger (audience), damit keine Ereignisse für jemand anderen angenommen werden.',
  'Where events are fetched, say where; elsewhere leave it out.':
    'Wo Ereignisse abgeholt werden, sagen Sie, wo; sonst lassen Sie es weg.',
  'Only Shared Signals have an issuer, an audience and keys.':
    'Nur Shared Signals haben Aussteller, Empfänger und Schlüssel.',
  'A verb is one of: {}.': 'Ein Verb ist eines von: {1}.',
  'Say what it is good for.': 'Sagen Sie, wozu es gut ist.',
  'A number of seconds is expected.': 'Eine Zahl von Sekunden wird erwartet.',
  'At least a minute.': 'Mindestens eine Minute.',
  'A machine has an owner.': 'Eine Maschine gehört jemandem.',
  'At most {} owners.': 'Höchstens {1} Eigentümer.',
  'Nobody may be listed twice.': 'Niemand darf zweimal darin stehen.',
  'At most 366 days.': 'Höchstens 366 Tage.',
  'The address of the issuer is expected, as it calls itself.':
    'Die Adresse des Ausstellers wird erwartet, wie er sich selbst nennt.',
  'At most an hour.': 'Höchstens eine Stunde.',
  'Text in base64url is expected.': 'Text in base64url wird erwartet.',
  'The type is public-key.': 'Der Typ ist public-key.',
  'A transport is a short word.': 'Ein Transport ist ein kurzes Wort.',
  'At most 10 transports.': 'Höchstens 10 Transporte.',
  'An action is one of {}.': 'Eine Handlung ist eine von {1}.',
  'The id of a request, lease, account, passkey or person is expected.':
    'Die Kennung einer Anfrage, eines Zugriffs, eines Kontos, eines Passkeys oder einer Person wird erwartet.',
  'A place is expected.': 'Ein Platz wird erwartet.',
  'The first place is 1.': 'Der erste Platz ist 1.',
  'That is too far down.': 'Das ist zu weit unten.',
  'At most 10,000 policies.': 'Höchstens 10.000 Richtlinien.',
  'Send either the whole list as policies, or one change.':
    'Senden Sie entweder die ganze Liste als policies oder eine Änderung.',
  'The issuer of an OpenID provider is expected.':
    'Der Aussteller eines OpenID-Anbieters wird erwartet.',
  'The issuer of an OpenID provider is expected, exactly as it calls itself, such as https://login.example.com.':
    'Der Aussteller eines OpenID-Anbieters wird erwartet, genau wie er sich selbst nennt, etwa https://login.example.com.',
  'A client id is expected.': 'Eine Client-ID wird erwartet.',
  'The client id that the provider gave out is needed.':
    'Die Client-ID, die der Anbieter ausgegeben hat, ist nötig.',
  'A client secret is expected.': 'Ein Client-Geheimnis wird erwartet.',
  'The name of a claim is expected, without spaces.':
    'Der Name einer Angabe (claim) wird erwartet, ohne Leerzeichen.',
  'Addresses and names can change hands; take claims that name a person for good.':
    'Adressen und Namen können an jemand anderen übergehen; nehmen Sie Angaben, die eine Person auf Dauer benennen.',
  'At least one claim names a person.': 'Mindestens eine Angabe benennt eine Person.',
  'At most three claims.': 'Höchstens drei Angaben.',
  'What the provider calls a group is expected.':
    'Es wird erwartet, wie der Anbieter eine Gruppe nennt.',
  'The client secret is needed.': 'Das Client-Geheimnis ist nötig.',
  'What the provider calls the person is expected.':
    'Es wird erwartet, wie der Anbieter die Person nennt.',
  'One of: scim, okta, graph.': 'Eines von: scim, okta, graph.',
  'From five minutes to a day.': 'Von fünf Minuten bis zu einem Tag.',
  'From 15 minutes to 30 days.': 'Von 15 Minuten bis zu 30 Tagen.',
  'The name of what waits is expected.': 'Der Name dessen, was wartet, wird erwartet.',
  'A permission is one of: {}.': 'Eine Berechtigung ist eine von: {1}.',
  'The id of a person or a group is expected.':
    'Die Kennung einer Person oder einer Gruppe wird erwartet.',
  'Use plain characters.': 'Nehmen Sie schlichte Zeichen.',
  'A point on P-256 is expected, uncompressed.':
    'Ein Punkt auf P-256 wird erwartet, unkomprimiert.',
  '16 bytes in base64url are expected.': '16 Byte in base64url werden erwartet.',
  'Say what the token is good for.': 'Sagen Sie, wozu das Token gut ist.',
  'A time in RFC 3339 is expected, such as 2026-11-20T22:40:00Z.':
    'Eine Zeit nach RFC 3339 wird erwartet, etwa 2026-11-20T22:40:00Z.',
  'There is no such time.': 'Diese Zeit gibt es nicht.',
  'A duration is expected, in seconds.': 'Eine Dauer wird erwartet, in Sekunden.',
  'A duration is in whole seconds.': 'Eine Dauer besteht aus ganzen Sekunden.',
  'A duration is at least one second.': 'Eine Dauer ist mindestens eine Sekunde.',
  'A duration is at most 30 days.': 'Eine Dauer ist höchstens 30 Tage.',
  'A number from 1 to {} is expected.': 'Eine Zahl von 1 bis {1} wird erwartet.',
  'A cursor is taken from the page before, as it is.':
    'Ein Zeiger wird unverändert der vorigen Seite entnommen.',
  'Too large': 'Zu groß',
  'A body has at most {} KiB.': 'Eine Anfrage hat höchstens {1} KiB.',
  'Not JSON': 'Kein JSON',
  'Send JSON with the header Content-Type: application/json.':
    'Senden Sie JSON mit dem Header Content-Type: application/json.',
  'Malformed JSON': 'Ungültiges JSON',
  'The body could not be read as JSON.': 'Der Inhalt ließ sich nicht als JSON lesen.',
}
