import { retireOneAccount } from '../commands/retire'
import { saveAccount } from '../commands/save-account'
import type { Saved } from '../commands/save-connector'
import { storeSecret } from '../commands/store-secret'
import { connectorOf } from '../connectors/registry'
import { accountsOf, findAccount } from '../db/accounts'
import { findResource } from '../db/resources'
import { AccountId, ResourceId } from '../domain/ids'
import { problemOf } from '../http/problem'
import { catalogueProblemOf } from '../http/problem-catalogue'
import { Nothing, pageOf } from '../http/schemas'
import { AccountAnswer, AccountBody, AccountPatch, SecretBody } from '../http/schemas-catalogue'
import { created, endpoint, no, ok } from './endpoint'
import { changed, orEarlier } from './written'

const access = 'manage-resources'
const ofResource = { id: ResourceId }
const params = { id: ResourceId, accountId: AccountId }

export const accounts = [
  endpoint(
    {
      method: 'get',
      path: '/resources/{id}/accounts',
      summary: 'The accounts of a resource, retired ones too',
      access,
      params: ofResource,
      answer: pageOf(AccountAnswer),
    },
    async ({ env, params: { id } }) => {
      if (!(await findResource(env.DB, id))) return null
      return ok({ items: await accountsOf(env.DB, id, true), next: null })
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/resources/{id}/accounts',
      summary: 'Add an account; it is tried at the target first',
      access,
      params: ofResource,
      body: AccountBody,
      answer: AccountAnswer,
      statuses: [201],
      problems: [
        ...['name_taken', 'right_taken', 'rehearsal_failed', 'resource_retired', 'out_of_scope'],
      ],
    },
    async ({ env, visitor, editor, params: { id: resourceId }, body }) => {
      const saved = await saveAccount(env, visitor, editor, { ...body, id: null, resourceId })
      const account = await reread(env, await orEarlier(env, editor, saved))
      if ('problem' in account) return account
      return created(account.row, `/resources/${resourceId}/accounts/${account.row.id}`)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/resources/{id}/accounts/{accountId}',
      summary: 'An account of a resource',
      access,
      params,
      answer: AccountAnswer,
    },
    async ({ env, params: { id, accountId } }) => {
      const account = await findAccount(env.DB, accountId)
      return account?.resourceId === id ? ok(account) : null
    },
  ),
  endpoint(
    {
      method: 'patch',
      path: '/resources/{id}/accounts/{accountId}',
      summary: 'Change an account; what is left out stays, and open leases are not touched',
      access,
      params,
      body: AccountPatch,
      answer: AccountAnswer,
      problems: [
        ...['name_taken', 'right_taken', 'rehearsal_failed', 'account_retired', 'out_of_scope'],
      ],
    },
    async ({ env, visitor, editor, params: { id: resourceId, accountId }, body }) => {
      const before = await findAccount(env.DB, accountId)
      if (!before) return no(catalogueProblemOf({ code: 'account_unknown' }))
      const { name, mode, connectorId, settings } = before
      const draft = { name, mode, connectorId, settings, ...body, id: accountId, resourceId }
      const account = await reread(env, await saveAccount(env, visitor, editor, draft))
      return 'problem' in account ? account : ok(account.row)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/resources/{id}/accounts/{accountId}/retire',
      summary: 'Retire an account: nobody can ask for it any more, open leases run on',
      access,
      params,
      body: Nothing,
      answer: AccountAnswer,
      problems: ['account_retired'],
    },
    async ({ env, editor, params: { id, accountId } }) => {
      const before = await findAccount(env.DB, accountId)
      if (before?.resourceId !== id) return null
      const written = await retireOneAccount(env, editor, accountId)
      const done = await orEarlier(env, editor, written)
      return changed(done, () => findAccount(env.DB, accountId))
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/resources/{id}/accounts/{accountId}/secret',
      summary:
        'Store the secret of an account whose connector keeps one; it is never read back here',
      access,
      params,
      body: SecretBody,
      answer: AccountAnswer,
      problems: ['secret_missing', 'secret_too_long', 'secret_unchanged', 'secret_changed'],
    },
    async ({ env, editor, params: { id, accountId }, body }) => {
      const account = await findAccount(env.DB, accountId)
      const keeps = account && connectorOf(account.connectorKind)?.keepsSecret
      if (account?.resourceId !== id || !keeps) return null
      const refusal = await storeSecret(env, editor, { resourceId: id, accountId }, body.secret)
      return refusal ? no(problemOf(refusal)) : ok(account)
    },
  ),
]

async function reread(env: Env, saved: Saved<AccountId>) {
  if (!saved.ok) return no(saved.problem)
  const row = await findAccount(env.DB, saved.id)
  return row ? { row } : no(catalogueProblemOf({ code: 'account_unknown' }))
}
