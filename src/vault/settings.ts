import type { ConnectorId } from '../domain/ids'
import { connectorContext } from './context'
import { kekOf } from './kek'
import { open } from './seal'

/**
 * A connector's settings, secrets and all. Throws where they were sealed for another connector, or
 * under a key that is not there any more.
 */
export async function openSettings(
  sealed: string,
  id: ConnectorId,
  { KEY_ENCRYPTION_KEY }: Env,
): Promise<Readonly<Record<string, string>>> {
  const keys = await kekOf(KEY_ENCRYPTION_KEY)
  return JSON.parse(await open(sealed, connectorContext(id), keys)) as Record<string, string>
}
