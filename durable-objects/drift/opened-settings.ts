import type { ConnectorSettings } from '../../src/connectors/connector'
import type { ConnectorId } from '../../src/domain/ids'
import { connectorContext } from '../../src/vault/context'
import { kekOf } from '../../src/vault/kek'
import { open } from '../../src/vault/seal'

/** Throws where they were sealed for another connector, or under a key that is not there any more. */
export async function openedSettings(
  sealed: string,
  id: ConnectorId,
  env: Env,
): Promise<ConnectorSettings> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  return JSON.parse(await open(sealed, connectorContext(id), keys)) as ConnectorSettings
}
