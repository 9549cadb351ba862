import { connectorOf } from '../../src/connectors/registry'
import { sealedSettingsOf } from '../../src/db/connectors'
import type { AccountFacts } from '../../src/domain/account'
import type { Resource } from '../../src/domain/resource/state'
import { openSettings } from '../../src/vault/settings'
import { CONNECTOR_DEADLINE_MS } from '../deadline'
import { unknownWhenThrown } from '../perform/unknown'
import { isAtRest } from './judge'
import { withPass } from './with-pass'

/** `lent`: it is held, or was so a moment ago, and nothing was learned about how it is at rest. */
export type Rest =
  | { readonly is: 'lent' | 'shut' }
  | { readonly is: 'open'; readonly said: string }
  | { readonly is: 'unknown'; readonly said: string }

/** The fence rises with each lease and operation: where it did meanwhile, what was read is void. */
export async function lookAtRest(
  account: AccountFacts,
  env: Env,
  resource: () => Resource,
): Promise<Rest> {
  const { fence, id } = resource()
  if (!isAtRest(resource(), account.id, Date.now())) return { is: 'lent' }
  const connector = connectorOf(account.connectorKind)
  const sealed = await sealedSettingsOf(env.DB, account.connectorId)
  if (!connector || sealed === null) return { is: 'unknown', said: 'The connector is gone.' }
  const call = {
    settings: await openSettings(sealed, account.connectorId, env),
    account,
    lease: { resourceKey: id.slice('res_'.length), fence, endsAt: Date.now() },
    secret: '',
    deadlineMs: CONNECTOR_DEADLINE_MS,
  }
  const found = await withPass(env, account.connectorId, () =>
    unknownWhenThrown(() => connector.inspect(call)),
  )
  if (!found) return { is: 'unknown', said: 'The target was busy.' }
  if (resource().fence !== fence) return { is: 'lent' }
  if (!('evidence' in found)) return { is: 'unknown', said: found.message }
  return found.outcome === 'held' ? { is: 'open', said: found.evidence } : { is: 'shut' }
}
