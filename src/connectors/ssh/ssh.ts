import { toBase64Url } from '../base64'
import type { Connector, Rehearsal } from '../connector'
import type { IssueCall } from '../issuance'
import type { PublicFacts, Published } from '../publication'
import { openedForSlices, ranOut, whatLives } from '../slices'
import { authorityBlob, completed } from './authority'
import { certify } from './certificate'
import { instruct, setUp } from './instruct'
import { revocationList } from './krl'
import { ACCEPTED_KINDS, readPublicKey } from './public-key'
import { serialOf } from './serial'
import {
  ACCOUNT_FIELDS,
  AUTHORITY_FIELDS,
  extensionsOf,
  principalOf,
  problemsWith,
  sliceSecondsOf,
} from './settings'

const LIST_SECONDS = 15
const KEY_SECONDS = 300

/** Hosts that trust an authority of ours: user certificates of OpenSSH, in short slices. */
export const ssh: Connector = {
  kind: 'ssh',
  title: 'SSH certificates',
  modes: ['certificate'],
  settings: AUTHORITY_FIELDS,
  accountSettings: ACCOUNT_FIELDS,
  landsWithinMs: 0,
  residue:
    'A session that was opened in time goes on until it is closed: neither the end of a ' +
    'certificate nor the list of revoked ones ends it. After an early end a certificate opens ' +
    'until it runs out (15 minutes unless set otherwise), or until a host has fetched the list; ' +
    'the resource stays locked that long. Changes the holder made stay.',
  originOf: (settings) =>
    `sshca://${toBase64Url(authorityBlob(settings)?.slice(-32) ?? new Uint8Array()) || 'new'}`,
  isPlain: () => false,
  grant: async (call) => openedForSlices(call),
  revoke: async (call) => ranOut(call, 'certificate'),
  inspect: async (call) => whatLives(call, 'certificate'),
  rehearse: async ({ account }): Promise<Rehearsal> => {
    const problems = account ? problemsWith(account.settings) : []
    if (problems.length > 0) return { works: false, problems }
    return { works: true, found: 'Certificates can be signed. Hosts are set up by you, see below.' }
  },
  instruct,
  issuance: {
    gives: 'certificate',
    asks: {
      label: 'Your public key',
      hint: `The line in ~/.ssh/id_ed25519.pub or another .pub file. Accepted are: ${ACCEPTED_KINDS}.`,
    },
    read: async (input) => {
      const key = await readPublicKey(input)
      return 'problem' in key ? key : { subject: `${key.kind} ${key.fingerprint}` }
    },
    secondsOf: sliceSecondsOf,
    issue,
  },
  complete: completed,
  rightsOf: ({ settings }) => [principalOf(settings)],
  published: { 'ca.pub': publicKey, krl },
  setUp: (_, publishedAt) => setUp(publishedAt),
}

/** Inside the lease to the second; a second that has begun does not count. */
async function issue(call: IssueCall): Promise<string> {
  const { account, lease, leaseId, holder, input, validFrom, validUntil, settings } = call
  const key = await readPublicKey(input)
  const problems = problemsWith(account.settings)
  if ('problem' in key) throw new Error(key.problem)
  if (problems.length > 0) throw new Error(problems.join(' '))
  const statement = {
    key,
    serial: await serialOf(lease),
    keyId: `${leaseId} ${holder.id} ${holder.name.replace(/[^\x20-\x7e]/g, '?')}`,
    principal: principalOf(account.settings),
    validAfter: Math.ceil(validFrom / 1_000),
    validBefore: Math.floor(validUntil / 1_000),
    sourceAddress: String(account.settings.sourceAddress ?? ''),
    extensions: extensionsOf(account.settings),
  }
  return certify(statement, settings.caKey ?? '')
}

async function publicKey({ settings }: PublicFacts): Promise<Published | null> {
  if (!settings?.publicKey) return null
  const body = `${settings.publicKey}\n`
  return { type: 'text/plain; charset=utf-8', body, maxAgeSeconds: KEY_SECONDS }
}

/** An authority that is unknown has an empty list: without one its hosts would refuse everybody. */
async function krl({ settings, endedEarly, now }: PublicFacts): Promise<Published> {
  const serials = await Promise.all(endedEarly.map(serialOf))
  const body = revocationList(authorityBlob(settings), serials, now)
  return { type: 'application/octet-stream', body, maxAgeSeconds: LIST_SECONDS }
}
