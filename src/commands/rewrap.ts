import {
  channelSecretsNotUnder,
  channelsNotUnder,
  connectorsNotUnder,
  eventSecretsNotUnder,
  providersNotUnder,
  reconciliationsNotUnder,
  replaceSealed,
  type SealedTable,
  secretsNotUnder,
} from '../db/secrets'
import {
  channelContext,
  channelSecretContext,
  connectorContext,
  eventSecretContext,
  providerContext,
  reconciliationContext,
  storedSecretContext,
} from '../vault/context'
import { kekOf } from '../vault/kek'
import { rewrap, sealedPrefix } from '../vault/seal'

const SLICE = 25

/**
 * Wraps some of what an older key-encryption key sealed under today's, a slice each minute, until
 * nothing in D1 needs the old one. What leases carry ends with them, after 30 days at most.
 */
export async function rewrapSlice(env: Env): Promise<void> {
  const keys = await kekOf(env.KEY_ENCRYPTION_KEY)
  const prefix = sealedPrefix(keys)
  const [secrets, connectors, providers, events, reconciliations, channels, signing] =
    await Promise.all([
      secretsNotUnder(env.DB, prefix, SLICE),
      connectorsNotUnder(env.DB, prefix, SLICE),
      providersNotUnder(env.DB, prefix, SLICE),
      eventSecretsNotUnder(env.DB, prefix, SLICE),
      reconciliationsNotUnder(env.DB, prefix, SLICE),
      channelsNotUnder(env.DB, prefix, SLICE),
      channelSecretsNotUnder(env.DB, prefix, SLICE),
    ])
  const wrap = async (table: SealedTable, sealed: string, context: string) =>
    replaceSealed(env.DB, table, sealed, await rewrap(sealed, context, keys))
  const done = await Promise.allSettled([
    ...secrets.map((stored) =>
      wrap('secrets', stored.sealed, storedSecretContext(stored, stored.version)),
    ),
    ...connectors.map(({ id, sealed }) => wrap('connectors', sealed, connectorContext(id))),
    ...providers.map(({ id, sealed }) => wrap('providers', sealed, providerContext(id))),
    ...events.map(({ id, sealed }) => wrap('event_secrets', sealed, eventSecretContext(id))),
    ...reconciliations.map(({ id, sealed }) =>
      wrap('reconciliations', sealed, reconciliationContext(id)),
    ),
    ...channels.map(({ id, sealed }) => wrap('channels', sealed, channelContext(id))),
    ...signing.map(({ id, sealed }) => wrap('channel_secrets', sealed, channelSecretContext(id))),
  ])
  for (const each of done)
    if (each.status === 'rejected') console.error({ failed: 'rewrap', error: String(each.reason) })
}
