import { accounts } from './de/accounts'
import { ask } from './de/ask'
import { away } from './de/away'
import { changes } from './de/changes'
import { channels } from './de/channels'
import { configuration } from './de/configuration'
import { connectors } from './de/connectors'
import { drift } from './de/drift'
import { events } from './de/events'
import { failures } from './de/failures'
import { groups } from './de/groups'
import { happenings } from './de/happenings'
import { history } from './de/history'
import { home } from './de/home'
import { lease } from './de/lease'
import { asking } from './de/letters/asking'
import { frame } from './de/letters/frame'
import { holding } from './de/letters/holding'
import { personal } from './de/letters/personal'
import { machines } from './de/machines'
import { news } from './de/news'
import { notices } from './de/notices'
import { overdue } from './de/overdue'
import { own } from './de/own'
import { parts } from './de/parts'
import { passkeys } from './de/passkeys'
import { people } from './de/people'
import { policies } from './de/policies'
import { problems } from './de/problems'
import { proof } from './de/proof'
import { providers } from './de/providers'
import { reading } from './de/reading'
import { refusals } from './de/refusals'
import { reports } from './de/reports'
import { request } from './de/request'
import { requests } from './de/requests'
import { resources } from './de/resources'
import { roles } from './de/roles'
import { scim } from './de/scim'
import { SENTENCES } from './de/sentences/all'
import { sessions } from './de/sessions'
import { shell } from './de/shell'
import { signIn } from './de/sign-in'
import { status } from './de/status'
import { tasks } from './de/tasks'
import { tokens } from './de/tokens'
import { waiting } from './de/waiting'
import type { Texts } from './english'
import { wordingIn } from './forms'
import { tellerOf } from './sentences'

/*
 * Words that stay the same throughout; people are spoken to as „Sie“.
 *
 *   access               Zugriff            lease, pass          Zugriff
 *   account              Konto              resource             Ressource
 *   ask, request         anfragen, Anfrage  approve, approval    genehmigen, Genehmigung
 *   reject               ablehnen           cancel, withdraw     zurückziehen
 *   expire, lapse        ablaufen, verfallen approver            genehmigende Person
 *   check out            übernehmen         check in, give back  zurückgeben
 *   extend               verlängern         hand over            übergeben
 *   queue                Warteliste         holder               wer den Zugriff hat
 *   credential           Zugangsdaten       secret               Geheimnis
 *   policy               Richtlinie         step, quorum         Schritt, nötige Stimmen
 *   target, connector    Zielsystem, Konnektor  drift            Abweichung
 *   break glass          Notfallzugriff     review               Nachprüfung
 *   session, sign in     Sitzung, anmelden  passkey              Passkey
 *   machine, token       Maschine, Token    history              Verlauf
 *   identity provider    Identitätsanbieter overdue, quarantine  überfällig, Quarantäne
 *   delegate, stand in   vertreten          reason, justification Grund, Begründung
 *   tag                  Schlagwort         glob                 Muster
 *   budget, ring         Kontingent, Kreis  end a person         austragen
 *   enable, provision    freischalten, bereitstellen              elevate   hochstufen
 */
export const GERMAN: Texts = {
  language: 'de',
  ...wordingIn('de'),
  told: tellerOf(SENTENCES),
  refusals,
  problems,
  failures,
  home,
  parts,
  request,
  requests,
  waiting,
  proof,
  ask,
  lease,
  tasks,
  own,
  sessions,
  news,
  notices,
  passkeys,
  tokens,
  away,
  machines,
  happenings,
  letters: { frame, asking, holding, personal },
  history,
  status,
  overdue,
  accounts,
  resources,
  connectors,
  groups,
  people,
  roles,
  changes,
  channels,
  drift,
  policies,
  configuration,
  events,
  providers,
  reading,
  scim,
  reports,
  shell,
  signIn,
}
