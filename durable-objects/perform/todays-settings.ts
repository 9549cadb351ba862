import type { Connector, ConnectorSettings } from '../../src/connectors/connector'
import { sealedSettingsOf } from '../../src/db/connectors'
import type { ConnectorId } from '../../src/domain/ids'
import { openSettings } from '../../src/vault/settings'
import { answerWithin } from '../deadline'

/** Revokes go on while D1 is away: how long its copy of the settings is waited for. */
const D1_PATIENCE_MS = 2_000

/** The settings that a check-out brought along. */
export type Pinned = {
  readonly connectorId: ConnectorId
  readonly sealed: string
  readonly settings: ConnectorSettings
}

/**
 * Today's settings where they still reach the same target: a lease ends where it was opened. In
 * every other case, and where D1 cannot be asked, those that the check-out brought along.
 */
export async function todaysSettings(
  { connectorId, sealed, settings }: Pinned,
  connector: Connector,
  env: Env,
): Promise<ConnectorSettings> {
  const stored = sealedSettingsOf(env.DB, connectorId)
  const newer = await answerWithin(stored, D1_PATIENCE_MS).catch((error: unknown) => {
    const warning = 'settings read from the lease'
    console.warn({ connector: connectorId, warning, error: String(error) })
    return null
  })
  if (newer === null || newer === sealed) return settings
  const today = await openSettings(newer, connectorId, env)
  return connector.originOf(today) === connector.originOf(settings) ? today : settings
}
