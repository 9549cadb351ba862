import { readProvider } from '../auth/provider-config'
import { lookAtReconciliation } from '../commands/reconcile/look'
import { PATIENCE_MS, reconcile } from '../commands/reconcile/reconcile'
import { rehearseReconciliation, setReconciliation } from '../commands/reconcile/save'
import { removeReconciliation } from '../db/reconciliations'
import { ProviderId } from '../domain/ids'
import { Nothing } from '../http/schemas'
import {
  ReconciliationAnswer,
  ReconciliationBody,
  ReconciliationConfirmBody,
  ReconciliationRehearsalAnswer,
} from '../http/schemas-reconciliation'
import { endpoint, no, ok } from './endpoint'
import { changed, removed } from './written'

const access = 'manage-directory'
const params = { id: ProviderId }
const path = '/providers/{id}/reconciliation'
const UNREADABLE = [
  'rehearsal_failed',
  'address_refused',
  'plain_origin_not_allowed',
  'private_origin_not_allowed',
]

function look(env: Env) {
  return (id: ProviderId) => lookAtReconciliation(env, id, Date.now())
}

/** Providers that are read at intervals, since events get lost. */
export const reconciliations = [
  endpoint(
    {
      method: 'get',
      path,
      summary: 'How a provider is read at intervals, and what came of it',
      access,
      params,
      answer: ReconciliationAnswer,
    },
    async ({ env, params: { id } }) => {
      const story = await look(env)(id)
      return story && ok(story)
    },
  ),
  endpoint(
    {
      method: 'put',
      path,
      summary: 'Read a provider at intervals; it is read once before anything is saved',
      access,
      params,
      body: ReconciliationBody,
      answer: ReconciliationAnswer,
      problems: UNREADABLE,
    },
    async ({ env, editor, params: { id }, body }) => {
      const provider = await readProvider(env, id)
      if (!provider) return null
      const done = await setReconciliation(env, editor, provider, body)
      if (!done.ok) return no(done.problem)
      const story = await look(env)(id)
      return story && ok(story)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${path}/rehearse`,
      summary: 'Read a provider once with these settings, and say what would be taken away',
      access,
      params,
      body: ReconciliationBody,
      answer: ReconciliationRehearsalAnswer,
      isKeyed: false,
      problems: UNREADABLE,
    },
    async ({ env, params: { id }, body }) => {
      const provider = await readProvider(env, id)
      if (!provider) return null
      const tried = await rehearseReconciliation(env, provider, body)
      return tried.ok ? ok(tried.rehearsal) : no(tried.problem)
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${path}/read`,
      summary: 'Read a provider now; what came of it is in the answer, a failure too',
      access,
      params,
      body: Nothing,
      answer: ReconciliationAnswer,
      problems: ['reconciliation_unknown', 'reconciliation_busy'],
    },
    async ({ env, editor, params: { id } }) =>
      changed(await reconcile(env, id, { editor, deadlineMs: PATIENCE_MS }), look(env)),
  ),
  endpoint(
    {
      method: 'post',
      path: `${path}/confirm`,
      summary: 'Say yes to what was held back; it is read once more, and only that is taken away',
      access,
      params,
      body: ReconciliationConfirmBody,
      answer: ReconciliationAnswer,
      problems: ['reconciliation_unknown', 'reconciliation_busy', 'reconciliation_changed'],
    },
    async ({ env, editor, params: { id }, body: { held } }) => {
      const confirming = { editor, deadlineMs: PATIENCE_MS, approved: held }
      return changed(await reconcile(env, id, confirming), look(env))
    },
  ),
  endpoint(
    {
      method: 'delete',
      path,
      summary: 'Do not read a provider any more',
      access,
      params,
      answer: null,
      problems: ['reconciliation_unknown'],
    },
    async ({ env, editor, params: { id } }) =>
      removed(await removeReconciliation(env.DB, editor, id)),
  ),
]
