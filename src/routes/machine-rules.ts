import { exchangeWorkloadToken } from '../auth/workload/exchange'
import { saveRule } from '../auth/workload/save-rule'
import { machineFor } from '../commands/machine-for'
import { removeRule, rulesOfMachine } from '../db/machine-rules'
import { findMachine } from '../db/machines'
import { MachineId, MachineRuleId } from '../domain/ids'
import { pageOf } from '../http/schemas'
import {
  ExchangeAnswer,
  ExchangeForm,
  MachineRuleAnswer,
  MachineRuleBody,
} from '../http/schemas-machines'
import { endpoint, no, ok } from './endpoint'
import { removed } from './written'

const params = { id: MachineId }
const access = 'manage-tokens'

/** Workloads that come without a secret: which of them are which machine, and the exchange. */
export const machineRules = [
  endpoint(
    {
      method: 'post',
      path: '/machines/token',
      summary:
        'Exchange the OpenID token of a workload for a short session of a machine (RFC 8693)',
      access: 'anybody',
      isOAuth: true,
      isKeyed: false,
      body: ExchangeForm,
      answer: ExchangeAnswer,
      problems: [
        ...['invalid_request', 'invalid_grant', 'invalid_scope', 'unsupported_grant_type'],
        'temporarily_unavailable',
      ],
    },
    async ({ env, body: { subject_token: token, client_id: machineId = null, scope = null } }) => {
      const exchanged = await exchangeWorkloadToken(env, { token, machineId, scope })
      if ('problem' in exchanged) return no(exchanged.problem)
      return ok({
        access_token: exchanged.token,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: exchanged.seconds,
        scope: exchanged.verbs.join(' '),
      })
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/machines/{id}/rules',
      summary: 'Which workloads may come as this machine, and for what',
      access: 'signed-in',
      params,
      answer: pageOf(MachineRuleAnswer),
    },
    async ({ env, visitor, params: { id } }) => {
      const machine = await machineFor(env, visitor, id)
      return machine && ok({ items: await rulesOfMachine(env.DB, id), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/machines/{id}/rules',
      summary: 'Let workloads come as this machine, which only an owner of it may say',
      access,
      params,
      body: MachineRuleBody,
      answer: MachineRuleAnswer,
      statuses: [201],
      problems: [
        ...['rehearsal_failed', 'machine_ended', 'machine_not_owned'],
        'machine_rule_limit',
      ],
    },
    async ({ env, visitor, editor, params: { id }, body }) => {
      if (!(await findMachine(env.DB, id))) return null
      const maker = { ...editor, id: visitor.personId }
      const saved = await saveRule(env, maker, id, body)
      if ('problem' in saved) return no(saved.problem)
      const rule = (await rulesOfMachine(env.DB, id)).find((each) => each.id === saved.id)
      return rule ? { status: 201, body: rule } : null
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/machines/{id}/rules/{ruleId}',
      summary: 'Remove a rule, which ends the sessions that came by it',
      access,
      params: { ...params, ruleId: MachineRuleId },
      answer: null,
    },
    async ({ env, editor, params: { id, ruleId } }) =>
      removed(await removeRule(env.DB, editor, id, ruleId)),
  ),
]
