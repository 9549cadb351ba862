import type { Connector, Rehearsal } from '../connector'
import { openedForSlices, ranOut, whatLives } from '../slices'
import { accessEnquiries, accessKeys } from './access'
import { instruct, setUp } from './instruct'
import {
  ACCOUNT_FIELDS,
  APP_FIELDS,
  completed,
  problemsWith,
  roleOf,
  tokenSecondsOf,
} from './settings'
import { jwks, originOf, signToken } from './token'

/** An app behind a reverse proxy that asks Hallpass about each request. */
export const webApp: Connector = {
  kind: 'web-app',
  title: 'Web app',
  modes: ['certificate'],
  settings: APP_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 0,
  residue:
    'The proxy asks about each request, so that none gets through after the end; a connection that ' +
    'was opened in time, such as a WebSocket or a download, may go on. A token that the app was ' +
    'given is good until it runs out, a minute at most, and the resource stays locked that long. ' +
    'A session that the app itself keeps and changes the holder made stay. Behind Cloudflare Access ' +
    'a session of Access goes on after an early end, for its minutes at most, and locks as long.',
  originOf,
  otherOriginsOf: ({ accessTeam = '' }) => (accessTeam ? [accessTeam] : []),
  isPlain: (settings) => originOf(settings).startsWith('http:'),
  grant: async (call) => openedForSlices(call),
  revoke: async (call) => ranOut(call, 'token'),
  inspect: async (call) => whatLives(call, 'token'),
  rehearse: async ({ account }): Promise<Rehearsal> => {
    const problems = account ? problemsWith(account.settings) : []
    if (problems.length > 0) return { works: false, problems }
    return { works: true, found: 'The proxy is set up by you; the lines are on this page.' }
  },
  instruct,
  issuance: {
    gives: 'token',
    asks: null,
    opens: ({ origin = '' }) => origin,
    read: async () => ({ subject: 'token' }),
    secondsOf: tokenSecondsOf,
    issue: signToken,
  },
  enquiries: accessEnquiries,
  complete: completed,
  rightsOf: ({ settings }) => [roleOf(settings)],
  published: { 'jwks.json': jwks, 'access-keys.json': accessKeys },
  setUp,
}
