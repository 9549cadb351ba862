import type { Connector, TargetCall } from '../../src/connectors/connector'
import { connectorOf } from '../../src/connectors/registry'
import type { ResourceId } from '../../src/domain/ids'
import type { Lease } from '../../src/domain/resource/state'
import { leaseSecretContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { open } from '../../src/vault/seal'
import { openSettings } from '../../src/vault/settings'
import { CONNECTOR_DEADLINE_MS } from '../deadline'
import { todaysSettings } from './todays-settings'

type Target = { readonly connector: Connector; readonly call: TargetCall }

/** Who to call about a lease, and with what. Throws when the connector's kind is unknown here. */
export async function targetCall(lease: Lease, resourceId: ResourceId, env: Env): Promise<Target> {
  const { connector, call } = await pinnedCall(lease, resourceId, env)
  const settings = await todaysSettings(pinnedOf(lease, call), connector, env)
  return { connector, call: { ...call, settings } }
}

/** As `targetCall`, with the settings that the check-out brought along, whatever today's are. */
export async function pinnedCall(lease: Lease, resourceId: ResourceId, env: Env): Promise<Target> {
  const { account, fence, endsAt, issuedUntil } = lease
  const connector = connectorOf(account.connectorKind)
  if (!connector) throw new Error(`There is no connector of the kind ${account.connectorKind}.`)
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const call = {
    secret: await open(lease.sealed.secret, leaseSecretContext(lease.requestId), keys),
    settings: await openSettings(lease.sealed.connectorSettings, account.connectorId, env),
    account,
    lease: { resourceKey: resourceId.slice('res_'.length), fence, endsAt, issuedUntil },
    deadlineMs: CONNECTOR_DEADLINE_MS,
  }
  return { connector, call }
}

export function pinnedOf({ account, sealed }: Lease, { settings }: TargetCall) {
  return { connectorId: account.connectorId, sealed: sealed.connectorSettings, settings }
}
