import type { ChannelKind } from '../../domain/channel/channel'
import type { ChannelMessage } from '../../domain/channel/message'
import { signedHeaders } from '../webhook'
import { slackBody } from './slack'
import { teamsBody } from './teams'
import { webhookBody } from './webhook-body'

/** What is sent; a sentence where it cannot be made yet. */
export type Outgoing =
  | { readonly headers: { readonly [name: string]: string }; readonly body: string }
  | { readonly problem: string }

/** A message in the form of this kind; only webhooks are signed, under each of the secrets. */
export async function outgoingFor(
  kind: ChannelKind,
  message: ChannelMessage,
  secrets: readonly string[],
  publicUrl: string,
): Promise<Outgoing> {
  if (kind === 'slack') return { headers: {}, body: slackBody(message, publicUrl) }
  if (kind === 'teams') return { headers: {}, body: teamsBody(message, publicUrl) }
  const body = webhookBody(message, publicUrl)
  const headers = await signedHeaders(secrets.join(' '), { id: message.id, body })
  return headers ? { headers, body } : { problem: 'The channel has no secret to sign with yet.' }
}
