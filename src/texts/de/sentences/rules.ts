import type { Sentences } from '../../sentences'

/** What is wrong in a form. */
export const ruleSentences: Sentences = {
  'A kind is one of: {}.': 'Eine Art ist eine von: {~1}.',
  'An access mode is one of: {}.': 'Eine Zugriffsart ist eine von: {~1}.',
  'Sharing is one of: {}.': 'Die gemeinsame Nutzung ist eine von: {~1}.',
  exclusive: 'eine Person auf einmal',
  'exclusive-per-account': 'eine Person je Konto',
  shared: 'gemeinsam',
  'The id of a person or a machine is expected.':
    'Die Kennung einer Person oder einer Maschine wird erwartet.',
  'An id of the form {}_… is expected.': 'Eine Kennung der Form {1}_… wird erwartet.',
  'An id of the form {}_…_… is expected.': 'Eine Kennung der Form {1}_…_… wird erwartet.',
  'The name of a claim is expected.': 'Der Name einer Angabe (claim) wird erwartet.',
  'A claim has letters, digits and the signs _ . : / -':
    'Eine Angabe hat Buchstaben, Ziffern und die Zeichen _ . : / -',
  'This claim is looked at anyway.': 'Diese Angabe wird ohnehin geprüft.',
  'Text is expected.': 'Text wird erwartet.',
  'An empty text would match nothing that a token says.':
    'Ein leerer Text würde zu nichts passen, was ein Token sagt.',
  'At most {} characters.': 'Höchstens {1} Zeichen.',
  'Only plain ASCII characters without spaces.': 'Nur schlichte ASCII-Zeichen ohne Leerzeichen.',
  'At most {} stars.': 'Höchstens {1} Sterne.',
  'This would match everybody.': 'Das würde auf alle passen.',
  'A list is expected.': 'Eine Liste wird erwartet.',
  'Say what a token has to say.': 'Sagen Sie, was ein Token sagen muss.',
  'At most {} claims.': 'Höchstens {1} Angaben.',
  'Each claim may be listed once.': 'Jede Angabe darf nur einmal stehen.',
  'This would be met by everybody whom the issuer gives tokens to. Name somebody by {}, without a star before it is clear who it is.':
    'Das würden alle erfüllen, denen der Aussteller Tokens gibt. Benennen Sie jemanden durch {1}, ohne Stern, bevor klar ist, wer es ist.',
  'A name is expected.': 'Ein Name wird erwartet.',
  'A name needs at least one character.': 'Ein Name braucht mindestens ein Zeichen.',
  'A name has at most {} characters.': 'Ein Name hat höchstens {1} Zeichen.',
  'A name starts with a letter or digit and has only the letters a–z and A–Z, digits, ".", "_" and "-"; look-alike, invisible and control characters are refused.':
    'Ein Name beginnt mit einem Buchstaben oder einer Ziffer und hat nur die Buchstaben a–z und A–Z, Ziffern, „.“, „_“ und „-“; ähnlich aussehende, unsichtbare und Steuerzeichen werden abgelehnt.',
  'This cannot be empty.': 'Das darf nicht leer sein.',
  'Control, invisible and direction-changing characters are refused.':
    'Steuerzeichen, unsichtbare Zeichen und solche, die die Richtung ändern, werden abgelehnt.',
  'Use plain characters (Unicode NFKC form).':
    'Nehmen Sie schlichte Zeichen (Unicode in der Form NFKC).',
  'A word mixes letters of different alphabets that look alike. Use one alphabet for each word.':
    'Ein Wort mischt Buchstaben verschiedener Alphabete, die gleich aussehen. Nehmen Sie für jedes Wort ein Alphabet.',
  'A role is one of {}, or an id of the form rol_….':
    'Eine Rolle ist eine von {1} oder eine Kennung der Form rol_….',
  'A scope is a text.': 'Ein Geltungsbereich ist ein Text.',
  'A scope is "resources:" with a glob, "tag:" with a tag, or empty for everything.':
    'Ein Geltungsbereich ist „resources:“ mit einem Muster, „tag:“ mit einem Schlagwort, oder leer für alles.',
  'A glob is expected.': 'Ein Muster wird erwartet.',
  'A glob needs at least one character.': 'Ein Muster braucht mindestens ein Zeichen.',
  'A glob has at most {} characters.': 'Ein Muster hat höchstens {1} Zeichen.',
  'A glob starts with a letter, a digit, "*" or "?" and has only the letters a–z and A–Z, digits, ".", "_", "-", "*" and "?".':
    'Ein Muster beginnt mit einem Buchstaben, einer Ziffer, „*“ oder „?“ und hat nur die Buchstaben a–z und A–Z, Ziffern, „.“, „_“, „-“, „*“ und „?“.',
  'A glob has at most {} stars.': 'Ein Muster hat höchstens {1} Sterne.',
  'A number is expected.': 'Eine Zahl wird erwartet.',
  'A whole number is expected.': 'Eine ganze Zahl wird erwartet.',
  'At least {}.': 'Mindestens {~1}.',
  'At most {}.': 'Höchstens {~1}.',
  'At most {} entries.': 'Höchstens {1} Einträge.',
  'Nothing may be listed twice.': 'Nichts darf zweimal stehen.',
  'This is true or false.': 'Das ist wahr oder falsch.',
  'A ring names at least one person or group.':
    'Ein Kreis nennt mindestens eine Person oder Gruppe.',
  'At most {} rings.': 'Höchstens {1} Kreise.',
  'A step names at least one person or group.':
    'Ein Schritt nennt mindestens eine Person oder Gruppe.',
  'Name the people, groups or machines who may ask, or everybody.':
    'Nennen Sie die Personen, Gruppen oder Maschinen, die anfragen dürfen, oder „Alle“.',
  'Say whether everybody may ask: true, or false with people and groups.':
    'Sagen Sie, ob alle anfragen dürfen: true, oder false mit Personen und Gruppen.',
  'The default is not shorter than the minimum.':
    'Die gewöhnliche Dauer ist nicht kürzer als die kürzeste.',
  'The maximum is not shorter than the default.':
    'Die längste Dauer ist nicht kürzer als die gewöhnliche.',
  'Presets lie between the minimum and the maximum.':
    'Angebotene Dauern liegen zwischen der kürzesten und der längsten.',
  'A value has no spaces and only plain ASCII characters.':
    'Ein Wert hat keine Leerzeichen und nur schlichte ASCII-Zeichen.',
  'A proof is one of {}.': 'Ein Nachweis ist einer von {1}.',
  'A proof is required exactly where at.checkOut asks for one.':
    'Ein Nachweis ist genau dort nötig, wo at.checkOut einen verlangt.',
  'At most {} steps.': 'Höchstens {1} Schritte.',
  'Each step has a name of its own.': 'Jeder Schritt hat einen eigenen Namen.',
  'The named people are too few: every vote is by somebody else.':
    'Es sind zu wenige Personen genannt: Jede Stimme ist von jemand anderem.',
  'What is counted is that of a person, a resource or a policy.':
    'Gezählt wird, was eine Person hat, eine Ressource oder eine Richtlinie.',
  'A budget limits something: a number, hours, a pause, or how many at a time.':
    'Ein Kontingent begrenzt etwas: eine Anzahl, Stunden, eine Pause oder wie viele gleichzeitig.',
  'Name at least one person or group.': 'Nennen Sie mindestens eine Person oder Gruppe.',
  'Without steps a policy approves by itself, which needs a required justification.':
    'Ohne Schritte genehmigt eine Richtlinie von selbst; dann muss eine Begründung nötig sein.',
  'An emergency lasts no longer than the longest duration.':
    'Ein Notfall dauert nicht länger als die längste Dauer.',
  'A policy names a resource glob, an account glob, or both; “*” is for all.':
    'Eine Richtlinie nennt ein Muster für Ressourcen, eines für Konten oder beides; „*“ steht für alle.',
  'A machine cannot prove that it is a human, so no policy that names one may ask it for a proof.':
    'Eine Maschine kann nicht nachweisen, dass sie ein Mensch ist; darum darf keine Richtlinie, die eine nennt, einen Nachweis von ihr verlangen.',
  'List something, or leave it out for any.':
    'Führen Sie etwas auf, oder lassen Sie es weg für alle.',
  'An iCalendar text begins with BEGIN:VCALENDAR.':
    'Ein iCalendar-Text beginnt mit BEGIN:VCALENDAR.',
  'There is no event in this calendar.': 'In diesem Kalender ist kein Ereignis.',
  '{} is not understood here; list the days instead.':
    '{1} wird hier nicht verstanden; führen Sie die Tage stattdessen auf.',
  'This event has no DTSTART.': 'Dieses Ereignis hat kein DTSTART.',
  'An event ends after it starts, within a year.':
    'Ein Ereignis endet, nachdem es begonnen hat, und innerhalb eines Jahres.',
  'Only FREQ=YEARLY by itself is understood; list the days instead.':
    'Nur FREQ=YEARLY allein wird verstanden; führen Sie die Tage stattdessen auf.',
  'A holiday lasts whole days, from a date that exists, such as 20261225.':
    'Ein Feiertag dauert ganze Tage, von einem Datum an, das es gibt, etwa 20261225.',
  'Line {}: {}': 'Zeile {1}: {~2}',
  'A day is one of: {}.': 'Ein Tag ist einer von: {1}.',
  'Name at least one day of the week.': 'Nennen Sie mindestens einen Wochentag.',
  'A time is expected.': 'Eine Zeit wird erwartet.',
  'A time is like 08:30.': 'Eine Uhrzeit ist wie 08:30.',
  'A time is like 08:00.': 'Eine Uhrzeit ist wie 08:00.',
  'A time is like 18:00, or 24:00.': 'Eine Uhrzeit ist wie 18:00 oder 24:00.',
  'This window never opens: it starts and ends at one time. A whole day is 00:00 to 24:00.':
    'Dieses Zeitfenster öffnet nie: Es beginnt und endet zur selben Zeit. Ein ganzer Tag ist 00:00 bis 24:00.',
  'A time zone is expected.': 'Eine Zeitzone wird erwartet.',
  'There is no such time zone. Use a name of the IANA database, such as Europe/Berlin.':
    'Diese Zeitzone gibt es nicht. Nehmen Sie einen Namen der IANA-Datenbank, etwa Europe/Berlin.',
  'A date is expected.': 'Ein Datum wird erwartet.',
  'A holiday is a date such as 2026-12-25, or --12-25 for every year.':
    'Ein Feiertag ist ein Datum wie 2026-12-25, oder --12-25 für jedes Jahr.',
  'Windows without hours never open.': 'Zeitfenster ohne Zeiten öffnen nie.',
  'An iCalendar text is expected.': 'Ein iCalendar-Text wird erwartet.',
  'At most {} holidays; leave out those that are over.':
    'Höchstens {1} Feiertage; lassen Sie die weg, die vorbei sind.',
  'These windows never open: every day of the year is a holiday.':
    'Diese Zeitfenster öffnen nie: Jeder Tag des Jahres ist ein Feiertag.',
  'Quiet hours last three days at a time at most.':
    'Eine Ruhezeit dauert höchstens drei Tage am Stück.',
  'There is no such notice.': 'Diese Benachrichtigung gibt es nicht.',
  'This notice leaves no such choice: see its channels, and whether it can wait.':
    'Diese Benachrichtigung lässt keine solche Wahl: Sehen Sie nach ihren Wegen, und ob sie warten kann.',
  'Somebody relies on your hearing this: leave it one channel.':
    'Jemand verlässt sich darauf, dass Sie das erfahren: Lassen Sie einen Weg offen.',
  'At most {} notices.': 'Höchstens {1} Benachrichtigungen.',
  'No server has such a name. Give a host name such as db.example, or an IP address.':
    'Kein Server heißt so. Geben Sie einen Hostnamen wie db.example oder eine IP-Adresse an.',
  'A port is a number from 1 to 65535.': 'Ein Port ist eine Zahl von 1 bis 65535.',
  'Give an https address, without a user and without a fragment.':
    'Geben Sie eine https-Adresse an, ohne Benutzer und ohne Fragment.',
  'There is no such kind.': 'Diese Art gibt es nicht.',
  'Enter this again: the settings lead to another place.':
    'Geben Sie das noch einmal ein: Die Einstellungen führen zu einem anderen Ort.',
  'Enter this again: the settings lead to another target, or without TLS.':
    'Geben Sie das noch einmal ein: Die Einstellungen führen zu einem anderen Zielsystem oder ohne TLS dorthin.',
  '{} offers: {}.': '{~1} bietet: {~2}.',
  'This field is not known here.': 'Dieses Feld ist hier nicht bekannt.',
  'This field is missing.': 'Dieses Feld fehlt.',
  'Expected {}.': 'Erwartet wird: {1}.',
  'Hallpass fills this in itself.': 'Das füllt Hallpass selbst aus.',
  'One text is expected, not a list.': 'Ein einzelner Text wird erwartet, keine Liste.',
  'Control characters are refused.': 'Steuerzeichen werden abgelehnt.',
  'One of: {}.': 'Eines von: {~1}.',
  'There is no group of this name.': 'Eine Gruppe dieses Namens gibt es nicht.',
}
