import type { ChannelKind } from '../../domain/channel/channel'

export const CHANNEL_KIND_WORDS: { readonly [kind in ChannelKind]: string } = {
  webhook: 'Webhook, signed (Standard Webhooks)',
  slack: 'Slack, by incoming webhook',
  teams: 'Microsoft Teams, by a workflow’s webhook',
}
