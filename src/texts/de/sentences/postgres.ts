import type { Sentences } from '../../sentences'

/** What the connector for PostgreSQL says. */
export const postgresSentences: Sentences = {
  'The role that is there already: who may log in, gains the roles, or has its password changed.':
    'Die Rolle, die es schon gibt: die sich anmelden darf, die Rollen erhält oder deren Passwort geändert wird.',
  'The group roles that the holder becomes a member of.':
    'Die Gruppenrollen, deren Mitglied wird, wer den Zugriff hat.',
  'How the holder logs in': 'Wie man sich anmeldet',
  own: 'eigene Weise',
  'With password, each lease brings one of its own. With own, the role logs in as the server knows it without a password, such as by certificate, and any password it has is removed.':
    'Mit „Passwort“ bringt jeder Zugriff ein eigenes. Mit „eigene Weise“ meldet sich die Rolle an, wie der Server sie ohne Passwort kennt, etwa durch ein Zertifikat, und ein Passwort, das sie hat, wird entfernt.',
  'The database that the holder is shown how to connect to.':
    'Die Datenbank, zu der die gezeigte Anleitung führt.',
  'The account names no role.': 'Das Konto nennt keine Rolle.',
  'The account names no roles to grant.': 'Das Konto nennt keine Rollen, die zu geben wären.',
  'A password that was shown cannot be revoked, only rotated.':
    'Ein gezeigtes Passwort lässt sich nicht widerrufen, nur wechseln.',
  '{} may not log in, so that no password would do.':
    '{1} darf sich nicht anmelden, darum nützte kein Passwort.',
  'The password of the lease does not open {}.': 'Das Passwort des Zugriffs öffnet {1} nicht.',
  'Role {} logged in with the password of the lease, good until {}.':
    'Die Rolle {1} hat sich mit dem Passwort des Zugriffs angemeldet, gültig bis {2}.',
  'The try to log in as {} was ended from elsewhere.':
    'Der Versuch, sich als {1} anzumelden, wurde von anderswo beendet.',
  'The password that was shown still opens {}.': 'Das gezeigte Passwort öffnet {1} noch.',
  '{} does not log in with the new password either.':
    '{1} meldet sich auch mit dem neuen Passwort nicht an.',
  'The password of {} that was shown was tried in vain, {}.':
    'Das gezeigte Passwort von {1} wurde vergeblich probiert, {~2}.',
  'The password of the lease opens {}, open sessions: {}.':
    'Das Passwort des Zugriffs öffnet {1}, offene Sitzungen: {2}.',
  'The password of the lease does not open {}, open sessions: {}.':
    'Das Passwort des Zugriffs öffnet {1} nicht, offene Sitzungen: {2}.',
  'The server does not let Hallpass try to log in as {} from where it runs (pg_hba.conf).':
    'Von dort, wo Hallpass läuft, lässt der Server keine Anmeldung als {1} zu (pg_hba.conf).',
  'There is no role {}.': 'Es gibt keine Rolle {1}.',
  '{} was not read back as a member of each role.':
    '{1} wurde nicht als Mitglied jeder Rolle zurückgelesen.',
  'Role {} is a member of {}.': 'Die Rolle {1} ist Mitglied von {2}.',
  'Role {} is no member of {}, {}.': 'Die Rolle {1} ist kein Mitglied von {2}, {~3}.',
  'Role {} is no member of {}.': 'Die Rolle {1} ist kein Mitglied von {2}.',
  '{} reaches {} through another role.': '{1} erreicht {2} durch eine andere Rolle.',
  '{} is a member of {} by somebody else’s doing. Look at: {}':
    '{1} ist durch jemand anderen Mitglied von {2}. Sehen Sie nach: {3}',
  '{} was not read back as it was set.': '{1} wurde nicht so zurückgelesen, wie es gesetzt wurde.',
  'with the password of the lease': 'mit dem Passwort des Zugriffs',
  'in its own way': 'auf eigene Weise',
  'Role {} may log in {} until {}.': 'Die Rolle {1} darf sich bis {3} anmelden, {~2}.',
  '{} may log in again: somebody else has changed it.':
    '{1} darf sich wieder anmelden: Jemand anderes hat es geändert.',
  'Role {} may not log in, {}.': 'Die Rolle {1} darf sich nicht anmelden, {~2}.',
  'Role {} may log in {}, open sessions: {}.':
    'Die Rolle {1} darf sich anmelden, {~2}; offene Sitzungen: {3}.',
  'Role {} may not log in, open sessions: {}.':
    'Die Rolle {1} darf sich nicht anmelden; offene Sitzungen: {2}.',
  '1 session was ended': '1 Sitzung wurde beendet',
  '0 sessions were ended': 'keine Sitzung wurde beendet',
  'until {}': 'bis {1}',
  'without an end': 'ohne Ende',
  'Run: {}': 'Führen Sie aus: {1}',
  'Look at: {}': 'Sehen Sie nach: {1}',
  'is a superuser': 'ist Superuser',
  'may create roles': 'darf Rollen anlegen',
  'may replicate': 'darf replizieren',
  'is the role of Hallpass itself': 'ist die Rolle von Hallpass selbst',
  'belongs to the server': 'gehört dem Server',
  'was made by Hallpass': 'wurde von Hallpass angelegt',
  "reaches the server's operating system": 'erreicht das Betriebssystem des Servers',
  'may end the sessions of Hallpass itself': 'darf die Sitzungen von Hallpass selbst beenden',
  'may make others members of a role': 'darf andere zu Mitgliedern einer Rolle machen',
  '{} {}, and such a role Hallpass does not touch.':
    '{1} {~2}, und eine solche Rolle rührt Hallpass nicht an.',
  '{} sessions were ended': '{1} Sitzungen wurden beendet',
  'it left nothing behind': 'sie hat nichts hinterlassen',
  'See whether host and port are right, and whether a firewall is in between.':
    'Sehen Sie nach, ob Host und Port stimmen und ob eine Firewall dazwischen ist.',
  'With TLS, see whether the certificate names this host and is one that browsers trust.':
    'Mit TLS: Sehen Sie nach, ob das Zertifikat diesen Host nennt und eines ist, dem Browser trauen.',
  'No TLS connection: {}.': 'Keine TLS-Verbindung: {1}.',
  'The log-in failed: {}.': 'Die Anmeldung ist gescheitert: {1}.',
  'The server answered: {} ({}) [{}].': 'Der Server hat geantwortet: {1} ({2}) [{3}].',
  'The role {} is still there.': 'Die Rolle {1} ist noch da.',
  'Sessions of a role that was dropped are still open, with process id {}.':
    'Sitzungen einer gelöschten Rolle sind noch offen, mit der Prozessnummer {1}.',
  'The role {} was not read back as it was set.':
    'Die Rolle {1} wurde nicht so zurückgelesen, wie sie gesetzt wurde.',
  'Role {} may log in until {}, member of {}.':
    'Die Rolle {1} darf sich bis {2} anmelden, Mitglied von {~3}.',
  'Role {} may log in {}, member of {}, open sessions: {}.':
    'Die Rolle {1} darf sich anmelden, {~2}; Mitglied von {~3}, offene Sitzungen: {4}.',
  'Role {} may no longer log in, member of {}, open sessions: {}.':
    'Die Rolle {1} darf sich nicht mehr anmelden; Mitglied von {~2}, offene Sitzungen: {3}.',
  'A holder would be {}, which {}: Hallpass could not take back what that makes possible.':
    'Wer den Zugriff hätte, wäre {1}: {~2}. Was das ermöglicht, könnte Hallpass nicht zurücknehmen.',
  'A holder would be a member of {}, which {}: Hallpass could not take back what that makes possible.':
    'Wer den Zugriff hätte, wäre Mitglied von {1}: {~2}. Was das ermöglicht, könnte Hallpass nicht zurücknehmen.',
  'with the password shown here': 'mit dem hier gezeigten Passwort',
  'When the lease ends your sessions are closed, and the role and its password are gone.':
    'Endet der Zugriff, werden Ihre Sitzungen geschlossen, und die Rolle und ihr Passwort sind weg.',
  'What this role owns goes to {} then; create what is to stay in use after SET ROLE.':
    'Was dieser Rolle gehört, geht dann an {1}; was in Gebrauch bleiben soll, legen Sie nach SET ROLE an.',
  'Until the lease ends {} is a member of {}. Create what is to belong to such a role after SET ROLE.':
    'Bis zum Ende des Zugriffs ist {1} Mitglied von {2}. Was einer solchen Rolle gehören soll, legen Sie nach SET ROLE an.',
  'When it ends every session of {} is closed, those from before too.':
    'Dann wird jede Sitzung von {1} geschlossen, auch die von davor.',
  'When the lease ends your sessions are closed, and the password is changed.':
    'Endet der Zugriff, werden Ihre Sitzungen geschlossen, und das Passwort wird geändert.',
  'When the lease ends your sessions are closed, and {} may not log in.':
    'Endet der Zugriff, werden Ihre Sitzungen geschlossen, und {1} darf sich nicht anmelden.',
  'There is a role {} that Hallpass did not make for this lease.':
    'Es gibt eine Rolle {1}, die Hallpass nicht für diesen Zugriff angelegt hat.',
  'The role name {} is longer than PostgreSQL keeps.':
    'Der Rollenname {1} ist länger, als PostgreSQL ihn behält.',
  'Changes the holder made stay until somebody undoes them: data, what was created or prepared after SET ROLE, rights given to others, and whatever a role that was there before owns, has prepared or has as its settings; what a role made for the lease owned goes to one that can do nothing. No login and no session is left; should Hallpass be away at the end, passwords stop by themselves, while memberships and logins without a password wait for it.':
    'Was währenddessen geändert wurde, bleibt, bis jemand es rückgängig macht: Daten, was nach SET ROLE angelegt oder vorbereitet wurde, Rechte, die anderen gegeben wurden, und was einer Rolle, die es vorher gab, gehört, was sie vorbereitet oder eingestellt hat; was einer für den Zugriff angelegten Rolle gehörte, geht an eine, die nichts kann. Keine Anmeldung und keine Sitzung bleibt; sollte Hallpass am Ende nicht da sein, hören Passwörter von selbst auf, während Mitgliedschaften und Anmeldungen ohne Passwort auf Hallpass warten.',
  'PostgreSQL does not offer the mode {}.': 'PostgreSQL bietet die Zugriffsart {~1} nicht.',
  'There is no role {}, and no session of it.':
    'Es gibt keine Rolle {1} und keine Sitzung von ihr.',
  '{} is itself a member of {}.': '{1} ist selbst Mitglied von {2}.',
  'The server lets {} in whatever the password is; see its pg_hba.conf.':
    'Der Server lässt {1} mit jedem Passwort ein; sehen Sie in seine pg_hba.conf.',
  'The server does not let {} log in with a password from where Hallpass runs, so that nobody could tell whether an old one is gone; see its pg_hba.conf.':
    'Von dort, wo Hallpass läuft, lässt der Server {1} nicht mit einem Passwort ein, sodass niemand sagen könnte, ob ein altes weg ist; sehen Sie in seine pg_hba.conf.',
  'The server is too old: PostgreSQL 14 or newer is needed.':
    'Der Server ist zu alt: Nötig ist PostgreSQL 14 oder neuer.',
  'PostgreSQL {}; {} may create roles.': 'PostgreSQL {1}; {2} darf Rollen anlegen.',
  'PostgreSQL {}; {} may create roles and grant {}.':
    'PostgreSQL {1}; {2} darf Rollen anlegen und {3} vergeben.',
  'PostgreSQL {}; {} may create roles and make {} a member of {}.':
    'PostgreSQL {1}; {2} darf Rollen anlegen und {3} zum Mitglied von {4} machen.',
  'PostgreSQL {}; {} may create roles and let {} log in.':
    'PostgreSQL {1}; {2} darf Rollen anlegen und {3} die Anmeldung erlauben.',
  'PostgreSQL {}; {} may create roles and set the password of {}.':
    'PostgreSQL {1}; {2} darf Rollen anlegen und das Passwort von {3} setzen.',
  'The server is a read-only replica; name the primary.':
    'Der Server ist ein nur lesbares Replikat; nennen Sie den Hauptserver.',
  'The role {} must not log in and must not be a member of anything.':
    'Die Rolle {1} darf sich nicht anmelden und in nichts Mitglied sein.',
  'The role {} exists, and Hallpass may not use it.':
    'Die Rolle {1} gibt es, und Hallpass darf sie nicht benutzen.',
  'Role {} is gone, {}, it left nothing behind.':
    'Die Rolle {1} ist weg, {~2}, sie hat nichts hinterlassen.',
  'Role {} is gone, {}, what it owned in {} now belongs to {}.':
    'Die Rolle {1} ist weg, {~2}, was ihr in {3} gehörte, gehört jetzt {4}.',
  'A name or an address, for example db.example.': 'Ein Name oder eine Adresse, etwa db.example.',
  'Maintenance database': 'Wartungsdatenbank',
  'The database that Hallpass itself connects to, usually postgres.':
    'Die Datenbank, mit der sich Hallpass selbst verbindet, gewöhnlich postgres.',
  'The role that Hallpass logs in as. It needs CREATEROLE; it need not be a superuser.':
    'Die Rolle, als die sich Hallpass anmeldet. Sie braucht CREATEROLE; Superuser muss sie nicht sein.',
  'The password of that role.': 'Das Passwort dieser Rolle.',
  'With require, the certificate must be one that browsers trust too.':
    'Mit require muss das Zertifikat eines sein, dem auch Browser trauen.',
  'Private network': 'Privates Netz',
  'The settings name no host.': 'Die Einstellungen nennen keinen Host.',
  'The settings name no user.': 'Die Einstellungen nennen keinen Benutzer.',
  'The name of a binding has capital letters, digits and _ only.':
    'Der Name einer Bindung hat nur Großbuchstaben, Ziffern und _.',
  'The lease has ended by the server clock.': 'Der Zugriff ist nach der Uhr des Servers zu Ende.',
  'The call came too late.': 'Der Aufruf kam zu spät.',
  'The secret is not printable ASCII.': 'Das Geheimnis ist kein druckbares ASCII.',
  'Usually 5432.': 'Gewöhnlich 5432.',
  '{} may not manage {}.': '{1} darf {2} nicht verwalten.',
  '{} may not end the sessions of others.': '{1} darf Sitzungen anderer nicht beenden.',
  '{} may not grant {}.': '{1} darf {2} nicht vergeben.',
  '{} may log in already, so that there would be nothing to give and nothing to take.':
    '{1} darf sich schon anmelden, also gäbe es nichts zu geben und nichts zu nehmen.',
  '{} is a member of {} already, so that there would be nothing to give.':
    '{1} ist schon Mitglied von {2}, also gäbe es nichts zu geben.',
  '{} may not log in, so no password would do.':
    '{1} darf sich nicht anmelden, darum nützte kein Passwort.',
  '{} may not create roles.': '{1} darf keine Rollen anlegen.',
  '{} does not inherit from its roles.': '{1} erbt nicht von den eigenen Rollen.',
  '{} may not connect to the database {}, but a holder may.':
    '{1} darf sich nicht mit der Datenbank {2} verbinden, wer den Zugriff hätte, aber schon.',
  '{} is a superuser: left alone.': '{1} ist Superuser: nicht angerührt.',
  '{} is a superuser: what it has cannot be taken away by Hallpass.':
    '{1} ist Superuser: Was sie hat, kann Hallpass nicht wegnehmen.',
  '{} may replicate: left alone.': '{1} darf replizieren: nicht angerührt.',
  '{} may replicate: what it has cannot be taken away by Hallpass.':
    '{1} darf replizieren: Was sie hat, kann Hallpass nicht wegnehmen.',
  '{} is the role of Hallpass itself: left alone.':
    '{1} ist die Rolle von Hallpass selbst: nicht angerührt.',
  '{} is the role of Hallpass itself: what it has cannot be taken away by Hallpass.':
    '{1} ist die Rolle von Hallpass selbst: Was sie hat, kann Hallpass nicht wegnehmen.',
  '{} belongs to the server: left alone.': '{1} gehört dem Server: nicht angerührt.',
  '{} belongs to the server: what it has cannot be taken away by Hallpass.':
    '{1} gehört dem Server: Was sie hat, kann Hallpass nicht wegnehmen.',
  '{} was made by Hallpass: left alone.': '{1} wurde von Hallpass angelegt: nicht angerührt.',
  '{} was made by Hallpass: what it has cannot be taken away by Hallpass.':
    '{1} wurde von Hallpass angelegt: Was sie hat, kann Hallpass nicht wegnehmen.',
  PostgreSQL: 'PostgreSQL',
  'SCIM 2.0': 'SCIM 2.0',
  'Log in to {}:{} as {} with the password shown here.':
    'Melden Sie sich bei {1}:{2} als {3} mit dem hier gezeigten Passwort an.',
  'Log in to {}:{} as {} the way you always do; there is no password of this lease.':
    'Melden Sie sich bei {1}:{2} als {3} an, wie Sie es immer tun; dieser Zugriff hat kein Passwort.',
}
