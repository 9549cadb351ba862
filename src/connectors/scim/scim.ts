import type { AccessMode } from '../../domain/account'
import { Attempt, Refused } from '../attempt'
import type { Answer, Connector, ConnectorSettings, TargetCall } from '../connector'
import { type Failure, withoutSecrets } from '../failure'
import { ACCOUNT_FIELDS, groupNameOf, userNameOf } from './account'
import { scimFailureOf } from './answer'
import { Client } from './client'
import { elevate } from './elevate'
import { enable } from './enable'
import { instruct } from './instruct'
import { provision } from './provision'
import { rehearse } from './rehearse'
import type { Right } from './right'
import { isPlain, originOf, pathOf, SERVER_FIELDS, secretsOf, serverOf } from './settings'
import { survey } from './survey'

const RIGHTS: { readonly [mode in AccessMode]?: Right } = { enable, provision, elevate }

/** A SCIM 2.0 server (RFC 7643, RFC 7644), of which Hallpass is a client. */
export const scim: Connector = {
  kind: 'scim',
  title: 'SCIM 2.0',
  modes: ['enable', 'provision', 'elevate'],
  settings: SERVER_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 60_000,
  residue:
    'What the holder changed stays. SCIM cannot end sessions: whether one outlives the access, and ' +
    'for how long, is up to the application, and so are API tokens that were made meanwhile. Where ' +
    'the application refuses to delete users, a deactivated one stays.',
  originOf,
  otherOriginsOf: ({ tokenUrl = '' }) =>
    tokenUrl ? [URL.parse(tokenUrl)?.origin ?? tokenUrl] : [],
  isPlain,
  rightsOf: ({ mode, settings, target }) => {
    const user = `${userNameOf(settings)} at ${pathOf(target)}`.toLowerCase()
    return [mode === 'elevate' ? `${groupNameOf(settings).toLowerCase()} for ${user}` : user]
  },
  grant: (call) =>
    answering<Answer>(call, async (client) => {
      if (Date.now() >= call.lease.endsAt) throw new Refused('The lease has already ended.')
      return rightOf(call).give(client, call)
    }),
  revoke: (call) => answering(call, (client) => rightOf(call).take(client, call)),
  inspect: (call) => answering(call, (client) => rightOf(call).look(client, call)),
  survey: (call) => answering(call, survey),
  rehearse: async (call) => {
    const found = await answering(call, (client) => rehearse(client, call))
    return 'works' in found ? found : { works: false, problems: [found.message] }
  },
  instruct,
}

function rightOf({ account: { mode } }: TargetCall): Right {
  const right = RIGHTS[mode]
  if (!right) throw new Refused(`SCIM has no access mode ${mode}.`)
  return right
}

/** Does the work, and turns whatever goes wrong into a classified answer without secrets. */
async function answering<Result>(
  { settings, deadlineMs, secret = '' }: Call,
  work: (client: Client) => Promise<Result>,
): Promise<Result | Failure> {
  const attempt = new Attempt(deadlineMs)
  try {
    return await work(new Client(serverOf(settings), attempt))
  } catch (error) {
    return withoutSecrets(scimFailureOf(error, attempt), [...secretsOf(settings), secret])
  }
}

type Call = {
  readonly settings: ConnectorSettings
  readonly deadlineMs: number
  readonly secret?: string
}
