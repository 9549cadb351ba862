import type { Sentences } from '../../sentences'

/** What changes by proposal, or by a file. */
export const changeSentences: Sentences = {
  'It comes last.': 'Sie kommt zuletzt.',
  'It comes at place {}.': 'Sie kommt an Platz {1}.',
  'New policy “{}”': 'Neue Richtlinie „{1}“',
  'Delete the policy {}': 'Die Richtlinie {~1} löschen',
  'From place {} to place {}; the first that matches counts.':
    'Von Platz {1} zu Platz {2}; die erste, die passt, zählt.',
  'Move the policy {}': 'Die Richtlinie {~1} verschieben',
  'Change the policy {}': 'Die Richtlinie {~1} ändern',
  'Delete the connector {}': 'Den Konnektor {~1} löschen',
  '{}: another one, not shown.': '{~1}: ein anderes, nicht gezeigt.',
  '{}: given, not shown.': '{~1}: gegeben, nicht gezeigt.',
  'New connector “{}” ({})': 'Neuer Konnektor „{1}“ ({2})',
  'It is called “{}”.': 'Neuer Name: „{1}“.',
  'Change the connector {}': 'Den Konnektor {~1} ändern',
  '{} need a second administrator.': '{~1}: eine zweite Zustimmung ist nötig.',
  '{} need nobody else.': '{~1}: keine zweite Zustimmung ist nötig.',
  'Which changes need a second administrator': 'Welche Änderungen eine zweite Zustimmung brauchen',
  'Changes of policies': 'Änderungen an Richtlinien',
  'Changes of connectors': 'Änderungen an Konnektoren',
  'Changes of roles, and of who has them': 'Änderungen an Rollen, und wer sie hat',
  'Roles of {}': 'Rollen von {~1}',
  'Is given, for everything: {}.': 'Erhält, für alles: {~1}.',
  'Loses: {}.': 'Verliert: {~1}.',
  'Give {} to {}': '{~1} an {~2} geben',
  'Take {} from {}': '{~1} von {~2} nehmen',
  'For everything.': 'Für alles.',
  'For resources tagged {}.': 'Für Ressourcen mit dem Schlagwort {1}.',
  'For resources named {}.': 'Für Ressourcen namens {1}.',
  'It allows: {}.': 'Erlaubt: {~1}.',
  'Allows: {}.': 'Erlaubt: {~1}.',
  'Allows no more: {}.': 'Erlaubt nicht mehr: {~1}.',
  'Delete the role “{}”': 'Die Rolle „{1}“ löschen',
  'Change the role “{}”': 'Die Rolle „{1}“ ändern',
  'New role “{}”': 'Neue Rolle „{1}“',
  'Description: {}.': 'Beschreibung: {~1}.',
  'Manage resources and their accounts': 'Ressourcen und ihre Konten verwalten',
  'Manage connectors': 'Konnektoren verwalten',
  'Manage policies': 'Richtlinien verwalten',
  'Manage people and groups': 'Personen und Gruppen verwalten',
  'Manage roles, and who has them': 'Rollen verwalten, und wer sie hat',
  'Manage machines and tokens': 'Maschinen und Tokens verwalten',
  'Manage channels, which hear of everything': 'Kanäle verwalten, die von allem hören',
  'Decide as access reviewer': 'Zugriff nachprüfen',
  'Read history, and every request and lease': 'Verlauf und alle Anfragen und Zugriffe lesen',
  'See status': 'Status sehen',
  'Break glass': 'Notfallzugriff nehmen',
  'Take access away from its holder': 'Anderen den Zugriff nehmen',
  'Force close': 'Sperren aufheben',
  'Line {#}, column {#}: {}': 'Zeile {1}, Spalte {2}: {~3}',
  'Line {#}, column {#} ({}): {}': 'Zeile {1}, Spalte {2} ({3}): {~4}',
  'The file cannot be applied': 'Die Datei lässt sich nicht anwenden',
  'Nothing was changed.': 'Nichts wurde geändert.',
  '“{}” of “{}”': '„{1}“ von „{2}“',
  'Secrets are missing': 'Geheimnisse fehlen',
  'They are not in the file; give them with it: {}.':
    'Sie stehen nicht in der Datei; geben Sie sie mit ihr an: {~1}.',
  'A stored one is sent to no other target.':
    'Ein gespeichertes wird an kein anderes Zielsystem gesendet.',
  'A secret is given for “{}”, which is no connector of this file.':
    'Für „{1}“ ist ein Geheimnis angegeben, das ist aber kein Konnektor dieser Datei.',
  'It is of the kind {}, and that stays.': 'Er ist von der Art {1}, und das bleibt.',
  'Nothing asks for this secret. Change it on the connector’s page.':
    'Danach fragt nichts. Ändern Sie dieses Geheimnis auf der Seite des Konnektors.',
  'The secret “{}” that was given is not one.': 'Das angegebene Geheimnis „{1}“ ist keines.',
  'Secrets do not belong into the file. Leave it out, and give it when the file is applied.':
    'Geheimnisse gehören nicht in die Datei. Lassen Sie es weg, und geben Sie es beim Anwenden der Datei an.',
  'There is no secret “{}” to give here.': 'Es gibt kein Geheimnis „{1}“, das hier anzugeben wäre.',
  'Kind: {}. It is tried before it is stored.': 'Art: {1}. Vor dem Speichern wird probiert.',
  'It is tried before it is stored.': 'Vor dem Speichern wird probiert.',
  '{} is given.': '{1} ist angegeben.',
  'Too much for one file': 'Zu viel für eine Datei',
  'There are more resources here than one file takes. Manage these by the API.':
    'Hier sind mehr Ressourcen, als eine Datei fasst. Verwalten Sie diese über die API.',
  'SCIM feeds this group. Leave it out, and change it at its source.':
    'SCIM speist diese Gruppe. Lassen Sie sie weg, und ändern Sie sie an ihrer Quelle.',
  'They have left; leave them out.': 'Die Person ist gegangen; lassen Sie sie weg.',
  'Nobody is known so here. They have to have signed in, or to have come by SCIM, before they are named.':
    'So ist hier niemand bekannt. Personen müssen sich angemeldet haben oder durch SCIM gekommen sein, bevor man sie nennt.',
  'Leave: {}. What came with it is taken back.':
    'Gehen heraus: {~1}. Was damit kam, wird zurückgenommen.',
  'Join: {}.': 'Kommen hinzu: {~1}.',
  'To be looked at, “{}”: {}': 'Anzusehen, „{1}“: {~2}',
  'You may not manage {}. Leave this list out.':
    'Sie dürfen das nicht verwalten: {~1}. Lassen Sie diese Liste weg.',
  'There is no list of {} in this file to compare with.':
    'In dieser Datei gibt es keine solche Liste zum Vergleichen: {~1}.',
  groups: 'Gruppen',
  connectors: 'Konnektoren',
  resources: 'Ressourcen',
  policies: 'Richtlinien',
  'There are too many resources for one file. Remove none by it.':
    'Es sind zu viele Ressourcen für eine Datei. Entfernen Sie durch sie keine.',
  'This changes too much at once. Apply it in several files.':
    'Das ändert zu viel auf einmal. Wenden Sie es in mehreren Dateien an.',
  'There is no group of this name, here or above.':
    'Eine Gruppe dieses Namens gibt es nicht, weder hier noch oben.',
  'It is written down anew.': 'Sie wird neu niedergeschrieben.',
  'Requests that rest on it are refused at check-out where no other matches.':
    'Anfragen, die auf ihr beruhen, werden bei der Übernahme abgelehnt, wo keine andere passt.',
  '“{}” from place {} to place {}.': '„{1}“ von Platz {2} zu Platz {3}.',
  '“{}” comes at place {}.': '„{1}“ kommt an Platz {2}.',
  'Order of the policies': 'Reihenfolge der Richtlinien',
  'It is retired, and its name stays with it. Choose another one.':
    'Sie ist stillgelegt, und ihr Name bleibt bei ihr. Wählen Sie einen anderen.',
  'It is not within the scope of this file, {}.':
    'Sie liegt nicht im Geltungsbereich dieser Datei, {~1}.',
  'There is no connector of this name, here or above.':
    'Einen Konnektor dieses Namens gibt es nicht, weder hier noch oben.',
  'The resource “{}”': 'Die Ressource „{1}“',
  'It is retired: requests for it are cancelled, and its name stays with it.':
    'Stillgelegt: Anfragen dafür werden zurückgezogen, und der Name bleibt dabei.',
  'The account “{}/{}”': 'Das Konto „{1}/{2}“',
  'It is retired: requests for it are cancelled.':
    'Stillgelegt: Anfragen dafür werden zurückgezogen.',
  '{} is not in the file, so it would be retired, but somebody has access to it now. Wait for the end of it, or end it first.':
    '{~1} steht nicht in der Datei und würde darum stillgelegt, aber jemand hat gerade Zugriff darauf. Warten Sie dessen Ende ab, oder beenden Sie ihn zuerst.',
  'Access mode': 'Zugriffsart',
  Kind: 'Art',
  Description: 'Beschreibung',
  Sharing: 'Gemeinsame Nutzung',
  Connector: 'Konnektor',
  Name: 'Name',
  'A person is named by provider (its issuer) and subject, or by id where no provider knows them.':
    'Eine Person wird durch provider (ihren Aussteller) und subject benannt, oder durch id, wo kein Anbieter sie kennt.',
  'A list of people is expected.': 'Eine Liste von Personen wird erwartet.',
  'At most 1000 people.': 'Höchstens 1000 Personen.',
  'A setting is text; put a number into quotes.':
    'Eine Einstellung ist Text; setzen Sie eine Zahl in Anführungszeichen.',
  'A setting is text, a list of texts, true or false; put a number into quotes.':
    'Eine Einstellung ist Text, eine Liste von Texten, wahr oder falsch; setzen Sie eine Zahl in Anführungszeichen.',
  'A kind of connector is expected.': 'Eine Art von Konnektor wird erwartet.',
  'The first line is “hallpass: 1”, which says how the rest is read.':
    'Die erste Zeile ist „hallpass: 1“; sie sagt, wie der Rest gelesen wird.',
  'What can be removed: {}.': 'Entfernen lässt sich: {1}.',
  '“{}” is in this list already, at place {}.': '„{1}“ steht schon in dieser Liste, an Platz {2}.',
  'Apply a configuration file: {} changes ({})':
    'Eine Konfigurationsdatei anwenden: {1} Änderungen ({2})',
  'New: {} “{}”.': 'Neu: {~1} „{2}“.',
  'Changed: {} “{}”.': 'Geändert: {~1} „{2}“.',
  'Moved: {} “{}”.': 'Verschoben: {~1} „{2}“.',
  'Removed: {} “{}”.': 'Entfernt: {~1} „{2}“.',
  policy: 'Richtlinie',
  group: 'Gruppe',
  connector: 'Konnektor',
  resource: 'Ressource',
  account: 'Konto',
  'A file has at most {} characters.': 'Eine Datei hat höchstens {1} Zeichen.',
  '{} more are not listed: mend these first.':
    '{1} weitere sind nicht aufgeführt: Beheben Sie zuerst diese.',
  'This name is here already. Leave one of the two out.':
    'Dieser Name steht schon da. Lassen Sie einen der beiden weg.',
  'A file is one document. Leave out the line of dashes and what comes after it.':
    'Eine Datei ist ein Dokument. Lassen Sie die Zeile aus Strichen weg und was danach kommt.',
  'A name is text.': 'Ein Name ist Text.',
  'This is nested too deep.': 'Das ist zu tief geschachtelt.',
  'This is no YAML: {}.': 'Das ist kein YAML: {1}.',
  'Directives are not read. Leave out the lines that begin with “%”.':
    'Direktiven werden nicht gelesen. Lassen Sie die Zeilen weg, die mit „%“ beginnen.',
  'Anchors and aliases are not read. Write it out.':
    'Anker und Aliase werden nicht gelesen. Schreiben Sie es aus.',
  'Tags are not read. Write the value as it is.':
    'Tags werden nicht gelesen. Schreiben Sie den Wert, wie er ist.',
}
