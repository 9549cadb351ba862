import type { Sentences } from '../../sentences'

/** What is said of SCIM and of identity providers that are read. */
export const scimSentences: Sentences = {
  'User name': 'Benutzername',
  'The existing user (SCIM userName) who is enabled, or who joins the group.':
    'Die bestehende Person (SCIM userName), die freigeschaltet wird oder in die Gruppe kommt.',
  'The existing group (SCIM displayName) that the user belongs to while it is held.':
    'Die bestehende Gruppe (SCIM displayName), zu der die Person während des Zugriffs gehört.',
  'User name of a new user': 'Benutzername einer neuen Person',
  'Must contain {}, for example hallpass-{} or {}@example.com.':
    'Muss {1} enthalten, etwa hallpass-{2} oder {3}@example.com.',
  'Groups of a new user': 'Gruppen einer neuen Person',
  'The existing groups (SCIM displayName) that the new user becomes a member of.':
    'Die bestehenden Gruppen (SCIM displayName), deren Mitglied die neue Person wird.',
  'The user name must contain {}.': 'Der Benutzername muss {1} enthalten.',
  'The server does not accept the credentials [401].':
    'Der Server nimmt die Zugangsdaten nicht an [401].',
  'The server asks to come again in {} s [429].':
    'Der Server bittet, in {1} s wiederzukommen [429].',
  'User {} is a member of {}.': 'Die Person {1} ist Mitglied von {2}.',
  'User {} is not a member of {}.': 'Die Person {1} ist kein Mitglied von {2}.',
  'User {} is active.': 'Die Person {1} ist aktiv.',
  'User {} is not active.': 'Die Person {1} ist nicht aktiv.',
  'There is no group {}; deleted or renamed, perhaps.':
    'Es gibt keine Gruppe {1}; vielleicht gelöscht oder umbenannt.',
  'The user or the group disappeared meanwhile.':
    'Die Person oder die Gruppe ist unterdessen verschwunden.',
  'The server answered with something else than JSON.':
    'Der Server hat mit etwas anderem als JSON geantwortet.',
  'The server answered with JSON that cannot be read.':
    'Der Server hat mit JSON geantwortet, das sich nicht lesen lässt.',
  'Sign in as {} with the password shown here.':
    'Melden Sie sich als {1} mit dem hier gezeigten Passwort an.',
  'Sign in at {} as {} with the password shown here.':
    'Melden Sie sich bei {1} als {2} mit dem hier gezeigten Passwort an.',
  'Sign in as {} the way you always do; there is no password of this lease.':
    'Melden Sie sich als {1} an, wie Sie es immer tun; dieser Zugriff hat kein Passwort.',
  'Sign in at {} as {} the way you always do; there is no password of this lease.':
    'Melden Sie sich bei {1} als {2} an, wie Sie es immer tun; dieser Zugriff hat kein Passwort.',
  'When the lease ends the user is deactivated.': 'Endet der Zugriff, wird die Person gesperrt.',
  'It belongs to {} until the lease ends; sign in again to see it.':
    'Sie gehört bis zum Ende des Zugriffs zu {1}; melden Sie sich neu an, um es zu sehen.',
  'When the lease ends the user is deleted.': 'Endet der Zugriff, wird die Person gelöscht.',
  'User {} exists and is active, member of {}.':
    'Die Person {1} gibt es, und sie ist aktiv, Mitglied von {2}.',
  'There is no user {}.': 'Es gibt keine Person {1}.',
  'User {} is deleted.': 'Die Person {1} ist gelöscht.',
  'The user {} is still there.': 'Die Person {1} ist noch da.',
  'User {} is not active; to delete it was refused.':
    'Die Person {1} ist nicht aktiv; das Löschen wurde abgelehnt.',
  'User {} exists and is active.': 'Die Person {1} gibt es, und sie ist aktiv.',
  'The server does not keep the externalId of a new user, so none is made.':
    'Der Server behält den externalId einer neuen Person nicht, darum wird keine angelegt.',
  'A SCIM server that does not describe itself.': 'Ein SCIM-Server, der sich nicht beschreibt.',
  'A SCIM server with {}.': 'Ein SCIM-Server mit {1}.',
  'A SCIM server with the least that there is.': 'Ein SCIM-Server mit dem Nötigsten.',
  'The user is active now.': 'Die Person ist jetzt aktiv.',
  'The user is not active now.': 'Die Person ist jetzt nicht aktiv.',
  'The user is a member now.': 'Die Person ist jetzt Mitglied.',
  'The user is not a member now.': 'Die Person ist jetzt kein Mitglied.',
  'The server answered with a resource that has no id.':
    'Der Server hat mit etwas geantwortet, das keine id hat.',
  'What the holder changed stays. SCIM cannot end sessions: whether one outlives the access, and for how long, is up to the application, and so are API tokens that were made meanwhile. Where the application refuses to delete users, a deactivated one stays.':
    'Was währenddessen geändert wurde, bleibt. SCIM kann keine Sitzungen beenden: Ob eine den Zugriff überdauert, und wie lange, liegt an der Anwendung, und so auch bei API-Tokens, die unterdessen erzeugt wurden. Wo die Anwendung das Löschen von Personen ablehnt, bleibt eine gesperrte.',
  'SCIM has no access mode {}.': 'SCIM hat keine Zugriffsart {~1}.',
  'The list changed while it was read.': 'Die Liste hat sich beim Lesen geändert.',
  'The server has more than one entry with the name {}.':
    'Der Server hat mehr als einen Eintrag mit dem Namen {1}.',
  'The server does not show its whole list, page by page.':
    'Der Server zeigt nicht seine ganze Liste, Seite für Seite.',
  'The server answered with something else than a list.':
    'Der Server hat mit etwas anderem als einer Liste geantwortet.',
  'SCIM address': 'SCIM-Adresse',
  'Up to what stands before /Users, for example https://app.example/scim/v2.':
    'Bis zu dem, was vor /Users steht, etwa https://app.example/scim/v2.',
  Access: 'Zugang',
  'A bearer token that the application gave out, or OAuth client credentials.':
    'Ein Bearer-Token, das die Anwendung ausgegeben hat, oder OAuth-Zugangsdaten eines Clients.',
  'Bearer token': 'Bearer-Token',
  'For the access bearer. It must be allowed to read and change users and groups.':
    'Für den Zugang bearer. Es muss Personen und Gruppen lesen und ändern dürfen.',
  'Token address': 'Adresse für Tokens',
  'For the access oauth: where the client credentials are exchanged for a token.':
    'Für den Zugang oauth: wo die Zugangsdaten des Clients gegen ein Token getauscht werden.',
  'Client id': 'Client-ID',
  'For the access oauth.': 'Für den Zugang oauth.',
  'Client secret': 'Client-Geheimnis',
  Scope: 'Umfang (scope)',
  'For the access oauth, where the token address asks for one.':
    'Für den Zugang oauth, wo die Adresse für Tokens einen verlangt.',
  'Sign-in page': 'Anmeldeseite',
  'Where holders sign in; shown to them. May be left out.':
    'Wo man sich anmeldet; wird denen gezeigt, die den Zugriff haben. Kann weggelassen werden.',
  'The SCIM address': 'Die SCIM-Adresse',
  'The SCIM address must not have a query or a fragment.':
    'Die SCIM-Adresse darf weder Abfrage noch Fragment haben.',
  'The settings hold no usable bearer token.':
    'Die Einstellungen enthalten kein brauchbares Bearer-Token.',
  'The token address': 'Die Adresse für Tokens',
  'The sign-in page': 'Die Anmeldeseite',
  'The token address must begin with https://.':
    'Die Adresse für Tokens muss mit https:// beginnen.',
  'The client id or the client secret is missing.':
    'Die Client-ID oder das Client-Geheimnis fehlt.',
  '{} must begin with https:// and name a host.':
    '{~1} muss mit https:// beginnen und einen Host nennen.',
  '{} must not contain a password.': '{~1} darf kein Passwort enthalten.',
  'The token address answered with an error [{}].':
    'Die Adresse für Tokens hat mit einem Fehler geantwortet [{1}].',
  'The token address refused: {} [{}].': 'Die Adresse für Tokens hat abgelehnt: {~1} [{2}].',
  'The token address answered without a usable token.':
    'Die Adresse für Tokens hat ohne brauchbares Token geantwortet.',
  'The token address gives out tokens that are not bearer tokens.':
    'Die Adresse für Tokens gibt Tokens aus, die keine Bearer-Tokens sind.',
  'no reason given': 'ohne Angabe eines Grundes',
  'There is no user {}; deleted or renamed, perhaps.':
    'Es gibt keine Person {1}; vielleicht gelöscht oder umbenannt.',
  'More than one user has the external id {}.': 'Mehr als eine Person hat die externe ID {1}.',
  'The user {} was not made by Hallpass.': 'Die Person {1} wurde nicht von Hallpass angelegt.',
  'The server does not say whether the user is active.':
    'Der Server sagt nicht, ob die Person aktiv ist.',
  'The user disappeared meanwhile.': 'Die Person ist unterdessen verschwunden.',
  'The provider does not show its whole list, page by page.':
    'Der Anbieter zeigt nicht seine ganze Liste, Seite für Seite.',
  'The provider has no such list [404].': 'Der Anbieter hat keine solche Liste [404].',
  'The provider leads to another address for its next page.':
    'Der Anbieter führt für die nächste Seite zu einer anderen Adresse.',
  'The provider lists something without an id.': 'Der Anbieter führt etwas ohne Kennung auf.',
  'The provider does not accept the credentials [401].':
    'Der Anbieter nimmt die Zugangsdaten nicht an [401].',
  'The provider answered: {} [{}].': 'Der Anbieter hat geantwortet: {~1} [{2}].',
  'The provider asks to come again in {} s [429].':
    'Der Anbieter bittet, in {1} s wiederzukommen [429].',
  'Entra ID (Microsoft Graph)': 'Entra ID (Microsoft Graph)',
  Tenant: 'Mandant (Tenant)',
  'Its id, not its name.': 'Seine Kennung, nicht sein Name.',
  'Of an app with the application permissions User.Read.All and GroupMember.Read.All.':
    'Von einer App mit den Anwendungsberechtigungen User.Read.All und GroupMember.Read.All.',
  'Of that app.': 'Von dieser App.',
  'Address of tokens': 'Adresse der Tokens',
  'Other than the usual one in national clouds.':
    'Eine andere als die übliche in nationalen Clouds.',
  'Address of Graph': 'Adresse von Graph',
  'The tenant is named by its id.': 'Der Mandant wird mit seiner Kennung genannt.',
  'Graph knows people by the claim oid: name them by oid, or by tid and oid.':
    'Graph kennt Personen durch die Angabe oid: Benennen Sie sie mit oid oder mit tid und oid.',
  'The provider answered with something else than a user.':
    'Der Anbieter hat mit etwas anderem als einer Person geantwortet.',
  'The provider answered with something else than a list.':
    'Der Anbieter hat mit etwas anderem als einer Liste geantwortet.',
  'The provider does not say whether somebody is enabled.':
    'Der Anbieter sagt nicht, ob jemand aktiv ist.',
  'The token address refused [{}].': 'Die Adresse für Tokens hat abgelehnt [{1}].',
  'The private key is no RSA key in the form of a JWK.':
    'Der private Schlüssel ist kein RSA-Schlüssel in Form eines JWK.',
  'Address of the organisation': 'Adresse der Organisation',
  'Such as https://example.okta.com.': 'Etwa https://example.okta.com.',
  'An API token, or a service app with the scopes okta.users.read and okta.groups.read.':
    'Ein API-Token, oder eine Service-App mit den Scopes okta.users.read und okta.groups.read.',
  'API token': 'API-Token',
  'For the access token: made by a read-only administrator, under Security, API, Tokens.':
    'Für den Zugang token: erzeugt von einer Person, die nur lesend verwaltet, unter Security, API, Tokens.',
  'For the access oauth. The app must not ask for DPoP.':
    'Für den Zugang oauth. Die App darf kein DPoP verlangen.',
  'Private key': 'Privater Schlüssel',
  'For the access oauth: the JWK that Okta shows once, of an RSA key.':
    'Für den Zugang oauth: der JWK eines RSA-Schlüssels, den Okta einmal zeigt.',
  'Okta’s user id is the claim sub, which has to name people.':
    'Oktas Kennung einer Person ist die Angabe sub; sie muss Personen benennen.',
  'The provider gives somebody an unknown status.':
    'Der Anbieter gibt jemandem einen unbekannten Status.',
  'The provider lists a group without a name.': 'Der Anbieter führt eine Gruppe ohne Namen auf.',
  'The settings hold no usable API token.':
    'Die Einstellungen enthalten kein brauchbares API-Token.',
  'For the access bearer. It only has to read users and groups.':
    'Für den Zugang bearer. Es muss Personen und Gruppen nur lesen.',
  'What is the subject': 'Was das Subjekt ist',
  'Which attribute of a user is the subject that people sign in with.':
    'Welches Attribut einer Person das Subjekt ist, mit dem sie sich anmeldet.',
  'A group disappeared while it was read.': 'Eine Gruppe ist beim Lesen verschwunden.',
  'The server does not say whether a user is active.':
    'Der Server sagt nicht, ob eine Person aktiv ist.',
}
