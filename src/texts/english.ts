import type { Language } from '../domain/language'
import { accounts } from './en/accounts'
import { ask } from './en/ask'
import { away } from './en/away'
import { changes } from './en/changes'
import { channels } from './en/channels'
import { configuration } from './en/configuration'
import { connectors } from './en/connectors'
import { drift } from './en/drift'
import { events } from './en/events'
import { groups } from './en/groups'
import { happenings } from './en/happenings'
import { history } from './en/history'
import { home } from './en/home'
import { lease } from './en/lease'
import { asking } from './en/letters/asking'
import { frame } from './en/letters/frame'
import { holding } from './en/letters/holding'
import { personal } from './en/letters/personal'
import { machines } from './en/machines'
import { news } from './en/news'
import { notices } from './en/notices'
import { overdue } from './en/overdue'
import { own } from './en/own'
import { parts } from './en/parts'
import { passkeys } from './en/passkeys'
import { people } from './en/people'
import { policies } from './en/policies'
import { proof } from './en/proof'
import { providers } from './en/providers'
import { reading } from './en/reading'
import { reports } from './en/reports'
import { request } from './en/request'
import { requests } from './en/requests'
import { resources } from './en/resources'
import { roles } from './en/roles'
import { scim } from './en/scim'
import { sessions } from './en/sessions'
import { shell } from './en/shell'
import { signIn } from './en/sign-in'
import { status } from './en/status'
import { tasks } from './en/tasks'
import { tokens } from './en/tokens'
import { waiting } from './en/waiting'
import { wordingIn } from './forms'
import type { FailureTexts, ProblemTexts, RefusalTexts } from './refusals'

/**
 * What Hallpass says, one file for each part of it. A sentence is written whole, never put together
 * from pieces, since other languages order their words in another way: what changes in it is handed
 * to it, elements of the page too.
 */
export const ENGLISH = {
  language: 'en' as Language,
  ...wordingIn('en-GB'),
  /** What the layers below say, as a page says it: here as it is. */
  told: (sentence: string) => sentence,
  /** What is refused, was not made or went wrong is said as the API says it. */
  refusals: null as RefusalTexts | null,
  problems: null as ProblemTexts | null,
  failures: null as FailureTexts | null,
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

/** Every other language says all of this, or the compiler refuses it. */
export type Texts = typeof ENGLISH
