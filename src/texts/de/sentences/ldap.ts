import type { Sentences } from '../../sentences'

/** What the connector for LDAP says. */
export const ldapSentences: Sentences = {
  'The DN of the existing entry, for example uid=ana,ou=people,dc=example.':
    'Der DN des bestehenden Eintrags, etwa uid=ana,ou=people,dc=example.',
  'The DN of the group that the user belongs to while it is held.':
    'Der DN der Gruppe, zu der die Person während des Zugriffs gehört.',
  'Parent of new entries': 'Ort neuer Einträge',
  'The DN below which the entry of a lease is made, for example ou=people,dc=example.':
    'Der DN, unter dem der Eintrag eines Zugriffs angelegt wird, etwa ou=people,dc=example.',
  'Groups of a new entry': 'Gruppen eines neuen Eintrags',
  'The DNs of the groups that it becomes a member of.':
    'Die DNs der Gruppen, deren Mitglied er wird.',
  'The account names no user.': 'Das Konto nennt keinen Benutzer.',
  'The account names no group.': 'Das Konto nennt keine Gruppe.',
  'The account names no parent of new entries.': 'Das Konto nennt keinen Ort neuer Einträge.',
  'The name {} is not a plain one.': 'Der Name {1} ist nicht von der schlichten Art.',
  'undefined attribute type': 'unbekanntes Attribut',
  'constraint violation': 'Bedingung verletzt',
  'invalid attribute syntax': 'Attribut in falscher Form',
  'no such object': 'kein solches Objekt',
  'insufficient access rights': 'zu wenig Rechte',
  'unwilling to perform': 'nicht bereit dazu',
  'object class violation': 'Objektklasse verletzt',
  'The server does not accept the credentials [49].':
    'Der Server nimmt die Zugangsdaten nicht an [49].',
  'The server refers to another one, which is not followed [10].':
    'Der Server verweist auf einen anderen; dem wird nicht gefolgt [10].',
  'The server does not speak LDAP.': 'Der Server spricht kein LDAP.',
  'The server answered with half a message.':
    'Der Server hat mit einer halben Nachricht geantwortet.',
  '{} has its new password and is not let in: disabled, perhaps.':
    '{1} hat das neue Passwort und wird nicht eingelassen: vielleicht gesperrt.',
  'A password that was shown is rotated.': 'Ein Passwort, das gezeigt wurde, wird gewechselt.',
  '{} still logs in with the password of the lease.':
    '{1} meldet sich noch mit dem Passwort des Zugriffs an.',
  '{} is not let in with its new password: set again or disabled, perhaps.':
    '{1} wird mit dem neuen Passwort nicht eingelassen: vielleicht neu gesetzt oder gesperrt.',
  '{} has a password that nobody knows.': '{1} hat ein Passwort, das niemand kennt.',
  '{} is a member of {}.': '{1} ist Mitglied von {2}.',
  '{} is not a member of {}.': '{1} ist kein Mitglied von {2}.',
  '{} is disabled.': '{1} ist gesperrt.',
  '{} is enabled.': '{1} ist freigeschaltet.',
  'There is no user {}; deleted, moved or renamed, perhaps.':
    'Es gibt keinen Benutzer {1}; vielleicht gelöscht, verschoben oder umbenannt.',
  'There is no group {}; deleted, moved or renamed, perhaps.':
    'Es gibt keine Gruppe {1}; vielleicht gelöscht, verschoben oder umbenannt.',
  'There is no {} {}; deleted, moved or renamed, perhaps.':
    'Das gibt es nicht: {1} {2}; vielleicht gelöscht, verschoben oder umbenannt.',
  '{} is not a distinguished name.': '{1} ist kein DN.',
  'the way you always do; there is no password of this lease':
    'wie Sie es immer tun; dieser Zugriff hat kein Passwort',
  'Log in wherever {} is asked, as {} with the password shown here.':
    'Melden Sie sich überall dort, wo {1} gefragt wird, als {2} mit dem hier gezeigten Passwort an.',
  'Log in wherever {} is asked, as {} the way you always do; there is no password of this lease.':
    'Melden Sie sich überall dort, wo {1} gefragt wird, als {2} an, wie Sie es immer tun; dieser Zugriff hat kein Passwort.',
  'When the lease ends the entry is disabled.': 'Endet der Zugriff, wird der Eintrag gesperrt.',
  'When the lease ends the password is changed.': 'Endet der Zugriff, wird das Passwort geändert.',
  'It belongs to {} until the lease ends; log in again to see it.':
    'Der Eintrag gehört bis zum Ende des Zugriffs zu {1}; melden Sie sich neu an, um es zu sehen.',
  'When the lease ends the entry is deleted, with its password.':
    'Endet der Zugriff, wird der Eintrag samt seinem Passwort gelöscht.',
  'LDAP, Active Directory': 'LDAP, Active Directory',
  'What the holder changed stays. Connections that are logged in stay so until they are closed, and programs that asked the directory may remember its answer. With Active Directory, Kerberos tickets go on for up to ten hours and an old password for up to an hour, unless set otherwise.':
    'Was währenddessen geändert wurde, bleibt. Angemeldete Verbindungen bleiben es, bis sie geschlossen werden, und Programme, die das Verzeichnis gefragt haben, können sich dessen Antwort merken. Bei Active Directory gelten Kerberos-Tickets bis zu zehn Stunden und ein altes Passwort bis zu einer Stunde weiter, wenn nichts anderes eingestellt ist.',
  'LDAP has no access mode {}.': 'LDAP hat keine Zugriffsart {~1}.',
  '{} shows no {}.': '{1} zeigt kein {2}.',
  '{} has no uid, which {} lists.': '{1} hat keine uid, und nach ihr führt {2} die Mitglieder auf.',
  'The login name {} is too long.': 'Der Anmeldename {1} ist zu lang.',
  'The server answered without a result.': 'Der Server hat ohne Ergebnis geantwortet.',
  'The server answered with half an entry.': 'Der Server hat mit einem halben Eintrag geantwortet.',
  'The server answered with half an attribute.':
    'Der Server hat mit einem halben Attribut geantwortet.',
  '{} is still there.': '{1} ist noch da.',
  'Below {} the description of a new entry is not shown, so none is made.':
    'Unter {1} wird die Beschreibung eines neuen Eintrags nicht gezeigt, darum wird keiner angelegt.',
  '{} is not let in with its password.': '{1} wird mit seinem Passwort nicht eingelassen.',
  '{} has entries below it and cannot be deleted; its password is changed.':
    '{1} hat Einträge unter sich und lässt sich nicht löschen; das Passwort ist geändert.',
  '{} may log in.': '{1} darf sich anmelden.',
  'Active Directory takes passwords only over an encrypted connection.':
    'Active Directory nimmt Passwörter nur über eine verschlüsselte Verbindung.',
  'The directory does not change passwords by RFC 3062.':
    'Das Verzeichnis ändert Passwörter nicht nach RFC 3062.',
  'The directory has no password policy; name another attribute of a disabled entry.':
    'Das Verzeichnis hat keine Passwortrichtlinie; nennen Sie ein anderes Attribut eines gesperrten Eintrags.',
  '{} is there.': '{1} ist da.',
  '{} is a member now.': '{1} ist jetzt Mitglied.',
  '{} is not a member now.': '{1} ist jetzt kein Mitglied.',
  '{} is disabled now.': '{1} ist jetzt gesperrt.',
  '{} is enabled now.': '{1} ist jetzt freigeschaltet.',
  'A part below {} is kept by another server, which is not asked.':
    'Ein Teil unter {1} liegt auf einem anderen Server, der nicht gefragt wird.',
  'A name or an address, for example ldap.example. The certificate must be for it.':
    'Ein Name oder eine Adresse, etwa ldap.example. Das Zertifikat muss darauf lauten.',
  'With require, LDAPS; the certificate must be one that browsers trust too.':
    'Mit require: LDAPS; das Zertifikat muss eines sein, dem auch Browser trauen.',
  'Left out, 636 with TLS and 389 without.': 'Weggelassen: 636 mit TLS und 389 ohne.',
  'openldap also stands for others that change passwords by RFC 3062.':
    'openldap steht auch für andere, die Passwörter nach RFC 3062 ändern.',
  'Bind DN': 'Bind-DN',
  'The entry that Hallpass is in the directory, for example cn=hallpass,dc=example.':
    'Der Eintrag, der Hallpass im Verzeichnis ist, etwa cn=hallpass,dc=example.',
  'The password of that entry.': 'Das Passwort dieses Eintrags.',
  'Attribute of a disabled entry': 'Attribut eines gesperrten Eintrags',
  'For the mode enable. Left out, the password policy’s pwdAccountLockedTime; in Active Directory always the account control.':
    'Für die Zugriffsart enable. Weggelassen: pwdAccountLockedTime der Passwortrichtlinie; bei Active Directory immer userAccountControl.',
  'Its value': 'Sein Wert',
  'What it has while the entry is disabled, for example true for nsAccountLock.':
    'Was es hat, solange der Eintrag gesperrt ist, etwa true bei nsAccountLock.',
  'The settings name no usable host.': 'Die Einstellungen nennen keinen brauchbaren Host.',
  'The settings name no bind DN.': 'Die Einstellungen nennen keinen Bind-DN.',
  'The settings hold no password.': 'Die Einstellungen enthalten kein Passwort.',
  'The port is not a number from 1 to 65535.': 'Der Port ist keine Zahl von 1 bis 65535.',
  'The attribute of a disabled entry is not the name of an attribute.':
    'Das Attribut eines gesperrten Eintrags ist kein Name eines Attributs.',
  'The attribute of a disabled entry has no value.':
    'Das Attribut eines gesperrten Eintrags hat keinen Wert.',
  'The server answered with more than 1 MiB, which is not read.':
    'Der Server hat mit mehr als 1 MiB geantwortet; das wird nicht gelesen.',
  '{} logs in with the password of the lease.': '{1} meldet sich mit dem Passwort des Zugriffs an.',
  '{} does not log in with the password of the lease.':
    '{1} meldet sich mit dem Passwort des Zugriffs nicht an.',
  '{} exists.': '{1} gibt es.',
  '{} exists, member of {}.': '{1} gibt es, Mitglied von {2}.',
  '{} is deleted.': '{1} ist gelöscht.',
  '{} is deleted, and {} still names it, since a group has at least one member.':
    '{1} ist gelöscht, und {2} nennt ihn noch, da eine Gruppe mindestens ein Mitglied hat.',
  'There is no entry {}.': 'Es gibt keinen Eintrag {1}.',
  'There is no entry {}, and {} still names it, since a group has at least one member.':
    'Es gibt keinen Eintrag {1}, und {2} nennt ihn noch, da eine Gruppe mindestens ein Mitglied hat.',
  'There is no entry {}; deleted, moved or renamed, perhaps.':
    'Es gibt keinen Eintrag {1}; vielleicht gelöscht, verschoben oder umbenannt.',
  'More than one entry has the description "{}"': 'Mehr als ein Eintrag hat die Beschreibung „{1}“',
  'The entry {} was not made by Hallpass.': 'Der Eintrag {1} wurde nicht von Hallpass angelegt.',
}
