import type { AccessMode } from '../../domain/account'
import { Attempt, Refused } from '../attempt'
import type { Answer, Connector, ConnectorSettings, TargetCall } from '../connector'
import { type Failure, withoutSecrets } from '../failure'
import { ACCOUNT_FIELDS, groupOf, userOf } from './account'
import { ldapFailureOf } from './answer'
import { credential, rotate } from './credential'
import { sameDn } from './dn'
import { elevate } from './elevate'
import { enable } from './enable'
import { instruct } from './instruct'
import { provision } from './provision'
import { rehearse } from './rehearse'
import type { Right } from './right'
import { type Session, withSession } from './session'
import { isPlain, originOf, SERVER_FIELDS, serverOf } from './settings'
import { survey } from './survey'

const RIGHTS: { readonly [mode in AccessMode]?: Right } = { enable, provision, elevate, credential }

/** An LDAP directory (RFC 4511): OpenLDAP and its like, and Active Directory. */
export const ldap: Connector = {
  kind: 'ldap',
  title: 'LDAP, Active Directory',
  modes: ['enable', 'provision', 'elevate', 'credential'],
  settings: SERVER_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 30_000,
  residue:
    'What the holder changed stays. Connections that are logged in stay so until they are closed, ' +
    'and programs that asked the directory may remember its answer. With Active Directory, Kerberos ' +
    'tickets go on for up to ten hours and an old password for up to an hour, unless set otherwise.',
  originOf,
  isPlain,
  rightsOf: ({ mode, settings }) => {
    const user = sameDn(userOf(settings))
    return [mode === 'elevate' ? `${user} in ${sameDn(groupOf(settings))}` : `login of ${user}`]
  },
  grant: (call) =>
    answering<Answer>(call, async (session) => {
      if (Date.now() >= call.lease.endsAt) throw new Refused('The lease has already ended.')
      return rightOf(call).give(session, call)
    }),
  revoke: (call) => answering(call, (session) => rightOf(call).take(session, call)),
  rotate: (call) => answering(call, (session) => rotate(session, call)),
  inspect: (call) => answering(call, (session) => rightOf(call).look(session, call)),
  survey: (call) => answering(call, (session) => survey(session, call)),
  rehearse: async (call) => {
    const found = await answering(call, (session) => rehearse(session, call))
    return 'works' in found ? found : { works: false, problems: [found.message] }
  },
  instruct,
}

function rightOf({ account: { mode } }: TargetCall): Right {
  const right = RIGHTS[mode]
  if (!right) throw new Refused(`LDAP has no access mode ${mode}.`)
  return right
}

/** Logs in, does the work, and turns whatever goes wrong into a classified answer. */
async function answering<Result>(
  call: Call,
  work: (session: Session) => Promise<Result>,
): Promise<Result | Failure> {
  const attempt = new Attempt(call.deadlineMs)
  try {
    return await withSession(serverOf(call.settings), attempt, work)
  } catch (error) {
    const { secret = '', fresh = '' } = call
    const secrets = [call.settings.bindPassword ?? '', secret, fresh]
    return withoutSecrets(ldapFailureOf(error, attempt), secrets)
  }
}

type Call = {
  readonly settings: ConnectorSettings
  readonly deadlineMs: number
  readonly secret?: string
  readonly fresh?: string
}
