import { env } from 'cloudflare:workers'
import { custodianOf } from '../../src/custodian-of'
import type { AccessMode } from '../../src/domain/account'
import type { Actor } from '../../src/domain/actor'
import type { LeaseId, PersonId, RequestId } from '../../src/domain/ids'
import type { PolicyPin, Step } from '../../src/domain/policy/policy'
import type { Ruling } from '../../src/domain/resource/command'
import type { Answer } from '../../src/domain/resource/view'
import { leaseSecretContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { seal } from '../../src/vault/seal'
import { ANA, type Behind, BO, CY, NAMES, type Stocked, stock } from './catalogue'

export const HOUR_MS = 3_600_000
export const SECRET = 'canary-secret-0c7f'

const ROSTER = { people: [ANA, BO, CY], groups: {} }

export function person(id: PersonId): Actor {
  return { kind: 'person', id, name: NAMES[id] ?? id }
}

export function step(quorum: number, ...people: PersonId[]): Step {
  return { name: 'approval', quorum, people, groups: [] }
}

export function policy(...steps: Step[]): PolicyPin {
  return {
    id: 'pol_test',
    revision: 1,
    name: 'test',
    terms: {
      steps,
      duration: { minSeconds: 10, defaultSeconds: 3600, maxSeconds: 28_800, presetsSeconds: [] },
      justificationRequired: true,
      ticketRequired: false,
      pendingSeconds: 3600,
      unusedSeconds: 3600,
      mfa: { required: false, acr: [], amr: [] },
    },
  }
}

/** One resource with its Custodian, spoken to through its RPC surface only. */
export async function desk(
  key: string,
  rule = policy(step(1, BO)),
  mode: AccessMode = 'provision',
  settings: Record<string, string> = {},
  behind?: Behind,
) {
  const stocked = await stock(key, settings, mode, behind)
  const { resource, account } = stocked
  const ruling: Ruling = { resource, account, policy: rule, requesterActive: true }
  const custodian = () => custodianOf(env, resource.id)
  return {
    stocked,
    custodian,
    ask: (by = ANA, durationSeconds = 3600, key: string | null = null) =>
      custodian().execute(
        {
          type: 'open_request',
          ruling,
          roster: ROSTER,
          durationSeconds,
          justification: 'because',
          ticket: null,
          key,
        },
        person(by),
      ),
    approve: (requestId: RequestId, by = BO) =>
      custodian().execute(
        { type: 'approve', requestId, roster: ROSTER, comment: '', key: null },
        person(by),
      ),
    reject: (requestId: RequestId, by = BO) =>
      custodian().execute(
        { type: 'reject', requestId, roster: ROSTER, reason: 'no', key: null },
        person(by),
      ),
    cancel: (requestId: RequestId, by = ANA) =>
      custodian().execute({ type: 'cancel', requestId }, person(by)),
    checkOut: async (requestId: RequestId, by = ANA, patienceMs = 5_000) =>
      custodian().execute(
        {
          type: 'check_out',
          requestId,
          ruling,
          roster: ROSTER,
          proof: null,
          sealed: await sealedFor(stocked, requestId),
          key: null,
        },
        person(by),
        patienceMs,
      ),
    issue: (leaseId: LeaseId, input: string, by = ANA, seconds = 900) =>
      custodian().issueSlice(
        { type: 'issue_slice', leaseId, subject: 'a key', seconds, enoughSeconds: null },
        input,
        person(by),
      ),
    /** For an hour more, under the policy of this desk or another one. */
    extend: (leaseId: LeaseId, by = ANA, today = rule) =>
      custodian().execute(
        {
          type: 'extend',
          leaseId,
          ruling: { ...ruling, policy: today },
          roster: ROSTER,
          seconds: 3600,
          justification: 'it takes longer',
          proof: null,
          key: null,
        },
        person(by),
        5_000,
      ),
    agree: (requestId: RequestId, by = BO) =>
      custodian().execute(
        { type: 'approve', requestId, roster: ROSTER, comment: '', key: null, ruling },
        person(by),
        5_000,
      ),
    checkIn: (leaseId: LeaseId, by = ANA, patienceMs = 5_000) =>
      custodian().execute({ type: 'check_in', leaseId }, person(by), patienceMs),
  }
}

export type Desk = Awaited<ReturnType<typeof desk>>

/** A request of Ana's that Bo has approved. */
export async function approved(at: Desk, durationSeconds = 3600): Promise<RequestId> {
  const requestId = requestOf(await at.ask(ANA, durationSeconds)).id
  await at.approve(requestId)
  return requestId
}

export function requestOf(answer: Answer) {
  if (!answer.accepted || !answer.request) throw new Error(JSON.stringify(answer))
  return answer.request
}

export function leaseOf(answer: Answer) {
  if (!answer.accepted || !answer.lease) throw new Error(JSON.stringify(answer))
  return answer.lease
}

export async function sealedFor({ sealedSettings }: Stocked, requestId: RequestId) {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const secret = await seal(SECRET, leaseSecretContext(requestId), keys)
  return { connectorSettings: sealedSettings, secret }
}
