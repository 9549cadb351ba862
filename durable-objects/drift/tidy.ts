import { connectorOf } from '../../src/connectors/registry'
import { sealedSettingsOf } from '../../src/db/connectors'
import type { Resource } from '../../src/domain/resource/state'
import { openSettings } from '../../src/vault/settings'
import { CONNECTOR_DEADLINE_MS } from '../deadline'
import { unknownWhenThrown } from '../perform/unknown'
import type { Past } from './judge'
import { withPass } from './with-pass'

export type Tidied = { readonly state: 'removed' | 'gone' | 'open'; readonly said: string }

/** Takes away what a lease that is over left behind, where it was opened and nowhere else. */
export async function tidy(
  { account, sealed }: Past,
  fence: number,
  resource: Resource,
  env: Env,
): Promise<Tidied> {
  const { connectorId } = account
  const connector = connectorOf(account.connectorKind)
  const today = await sealedSettingsOf(env.DB, connectorId)
  if (!connector || today === null) return { state: 'open', said: 'The connector is gone.' }
  const settings = await openSettings(today, connectorId, env)
  const pinned = await openSettings(sealed.connectorSettings, connectorId, env).catch(() => null)
  if (!pinned || connector.originOf(pinned) !== connector.originOf(settings))
    return { state: 'open', said: 'It cannot be told whether the lease was of this very target.' }
  const call = {
    settings,
    account,
    lease: { resourceKey: resource.id.slice('res_'.length), fence, endsAt: Date.now() },
    secret: '',
    deadlineMs: CONNECTOR_DEADLINE_MS,
  }
  const answer = await withPass(env, connectorId, () =>
    unknownWhenThrown(() => connector.revoke(call)),
  )
  if (!answer) return { state: 'open', said: 'The target was busy.' }
  if ('evidence' in answer)
    return { state: answer.outcome === 'done' ? 'removed' : 'gone', said: answer.evidence }
  return { state: 'open', said: answer.message }
}
