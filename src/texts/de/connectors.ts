import type { connectors as english } from '../en/connectors'

export const connectors: typeof english = {
  kinds: {
    postgres:
      'Rollen eines Datenbankservers: für den Zugriff angelegt, verliehen oder mit geändertem Passwort.',
    scim: 'Personen und Gruppen jeder Anwendung, die SCIM 2.0 spricht.',
    ldap: 'Personen und Gruppenmitgliedschaften von OpenLDAP oder Active Directory.',
    ssh: 'Anmeldungen auf Rechnern, durch Zertifikate, die ablaufen.',
    'web-app': 'Webanwendungen hinter Ihrem Reverse Proxy, bei jedem Aufruf gefragt.',
    webhook: 'Alles andere, was Ihr eigenes Programm öffnet und schließt, wenn es gerufen wird.',
    manual: 'Was Menschen von Hand tun: Sie erfahren es und sagen, wenn es getan ist.',
    vault: 'Ein Geheimnis, das gezeigt und danach von Menschen ausgetauscht wird.',
  },
  new: 'Neuer Konnektor',
  what: 'Was soll geöffnet und geschlossen werden?',
  lead: 'Wie Hallpass die Systeme hinter Ihren Ressourcen erreicht.',
  search: 'Nach Namen oder Ziel suchen',
  none: 'Hier sind keine Konnektoren',
  noneHint:
    'Fügen Sie einen hinzu, damit Hallpass weiß, wo ein System ist und wie man sich dort anmeldet.',
  target: 'Zielsystem',
  changed: 'Geändert',
  changedLast: 'Zuletzt geändert',
  newOf: (kind) => `Neuer Konnektor: ${kind}`,
  formLead:
    'Beim Speichern werden die Einstellungen zuerst probiert; vergeben wird dadurch nichts.',
  works: 'Die Verbindung funktioniert',
  test: 'Verbindung testen',
  delete: 'Diesen Konnektor löschen',
  deleteTerms: 'Geht nur, bevor ein Konto ihn benutzt hat.',
  deleteIt: 'Löschen',
  atTarget: 'Am Zielsystem',
  doesNotWork: 'Die Verbindung funktioniert nicht',
  theLine: 'Zeile',
}
