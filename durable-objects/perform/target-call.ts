import type { Connector, ConnectorSettings, TargetCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import { sealedSettingsOf } from '../../src/db/connectors'
import type { ResourceId } from '../../src/domain/ids'
import type { Lease } from '../../src/domain/resource/state'
import { leaseSecretContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { open } from '../../src/vault/seal'
import { openSettings } from '../../src/vault/settings'
import { answerWithin, CONNECTOR_DEADLINE_MS } from '../deadline'

/** Revokes go on while D1 is away: how long its copy of the settings is waited for. */
const D1_PATIENCE_MS = 2_000

/** Who to call about a lease, and with what. Throws when the connector's kind is unknown here. */
export async function targetCall(
  lease: Lease,
  resourceId: ResourceId,
  env: Env,
): Promise<{ readonly connector: Connector; readonly call: TargetCall }> {
  const { account, fence, endsAt, issuedUntil } = lease
  const connector = connectorOf(account.connectorKind)
  if (!connector) throw new Error(`There is no connector of the kind ${account.connectorKind}.`)
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const call = {
    secret: await open(lease.sealed.secret, leaseSecretContext(lease.requestId), keys),
    settings: await settingsOf(lease, connector, env),
    account,
    lease: { resourceKey: resourceId.slice('res_'.length), fence, endsAt, issuedUntil },
    deadlineMs: CONNECTOR_DEADLINE_MS,
  }
  return { connector, call }
}

/**
 * Today's settings where they still reach the same target: a lease ends where it was opened. In
 * every other case, and where D1 cannot be asked, those that the check-out brought along.
 */
async function settingsOf(
  lease: Lease,
  connector: Connector,
  env: Env,
): Promise<ConnectorSettings> {
  const { connectorId } = lease.account
  const read = (sealed: string) => openSettings(sealed, connectorId, env)
  const stored = sealedSettingsOf(env.DB, connectorId)
  const sealed = await answerWithin(stored, D1_PATIENCE_MS).catch((error: unknown) => {
    console.warn({ lease: lease.id, warning: 'settings read from the lease', error: String(error) })
    return null
  })
  const pinned = await read(lease.sealed.connectorSettings)
  if (sealed === null || sealed === lease.sealed.connectorSettings) return pinned
  const today = await read(sealed)
  return connector.originOf(today) === connector.originOf(pinned) ? today : pinned
}
