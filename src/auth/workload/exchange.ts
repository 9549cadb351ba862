import { type LiveRule, rulesFor } from '../../db/machine-rules'
import { beginMachineSession } from '../../db/machine-sessions'
import type { MachineId } from '../../domain/ids'
import { meetsClaims } from '../../domain/machine/claims'
import { ALL_TOKEN_VERBS, type TokenVerb } from '../../domain/token'
import type { Problem } from '../../http/problem'
import { settingsOf } from '../../http/settings'
import { sha256Hex } from '../../vault/random'
import { makeApiToken } from '../api-token'
import { issuerNamedIn } from '../logout-token'
import { isForged } from '../provider-error'
import { issuerAt } from './issuer'
import { readWorkloadToken, type Workload, WorkloadTokenError } from './read-token'

export type Exchange = {
  readonly token: string
  /** Which machine, where rules of several are met. */
  readonly machineId: MachineId | null
  /** Fewer verbs than the rule gives; null for all of them. */
  readonly scope: string | null
}

export type Exchanged =
  | { readonly token: string; readonly verbs: readonly TokenVerb[]; readonly seconds: number }
  | { readonly problem: Problem }

/**
 * A workload's token becomes a short session of a machine, by the oldest rule that it meets (RFC
 * 8693). Whoever asks is nobody: its signature is all that counts. Why it is not believed is for the
 * log; outside, what is unknown, forged and not meant looks alike.
 */
export async function exchangeWorkloadToken(
  env: Env,
  { token, machineId, scope }: Exchange,
): Promise<Exchanged> {
  const name = issuerNamedIn(token)
  const rules = name === null ? [] : await rulesFor(env.DB, name)
  if (name === null || rules.length === 0) return refused('no rule is about its issuer')
  const read = await believed(env, token, name)
  if ('problem' in read) return read
  const { workload } = read
  const met = rules.filter(
    (rule) =>
      (machineId === null || rule.machineId === machineId) &&
      workload.audiences.includes(rule.audience) &&
      meetsClaims(rule.claims, workload.claims),
  )
  const [rule] = met
  if (!rule) return refused(`no rule is met by ${workload.subject}`)
  if (met.some((each) => each.machineId !== rule.machineId)) return AMBIGUOUS
  return begin(env, rule, workload, scope)
}

type Believed = { readonly workload: Workload } | { readonly problem: Problem }

async function believed(env: Env, token: string, name: string): Promise<Believed> {
  try {
    const issuer = await issuerAt(name, settingsOf(env))
    return { workload: await readWorkloadToken(token, name, issuer) }
  } catch (error) {
    const isBad = error instanceof WorkloadTokenError || isForged(error)
    return isBad ? refused(String(error)) : unavailable(error)
  }
}

async function begin(
  env: Env,
  rule: LiveRule,
  { subject, name, goneAt }: Workload,
  scope: string | null,
): Promise<Exchanged> {
  const asked = scope === null ? rule.verbs : scope.split(' ')
  const verbs = ALL_TOKEN_VERBS.filter((verb) => asked.includes(verb) && rule.verbs.includes(verb))
  if (verbs.length === 0 || verbs.length < asked.length) return BEYOND
  const session = await makeApiToken('session')
  const begun = await beginMachineSession(
    env.DB,
    rule,
    { issuer: rule.issuer, tokenHash: await sha256Hex(name), expiresAt: goneAt, subject },
    await sha256Hex(session),
    { verbs, scope: rule.scope, expiresAt: Date.now() + rule.sessionSeconds * 1_000 },
  )
  return begun
    ? { token: session, verbs, seconds: rule.sessionSeconds }
    : refused('it was exchanged before, or its rule is gone')
}

const AMBIGUOUS: Exchanged = {
  problem: {
    status: 400,
    code: 'invalid_request',
    title: 'Several machines',
    detail: 'Rules of several machines are met. Say which machine with client_id.',
  },
}

const BEYOND: Exchanged = {
  problem: {
    status: 400,
    code: 'invalid_scope',
    title: 'Beyond the rule',
    detail: 'The scope names something that the rule does not give.',
  },
}

function refused(why: string): { readonly problem: Problem } {
  console.warn({ message: 'The token of a workload was not exchanged.', why })
  return {
    problem: {
      status: 400,
      code: 'invalid_grant',
      title: 'Token is not good',
      detail: 'No rule takes this token: it is forged, over, was used, or nobody expects it here.',
    },
  }
}

function unavailable(error: unknown): { readonly problem: Problem } {
  console.error({ message: 'The issuer of a workload cannot be used.', error: String(error) })
  return {
    problem: {
      status: 503,
      code: 'temporarily_unavailable',
      title: 'Issuer is away',
      detail: 'The issuer of this token could not be asked for its keys. Try again.',
    },
  }
}
