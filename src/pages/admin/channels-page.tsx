import type { ChannelRow } from '../../db/channels'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { ChannelForm } from './channel-form'
import { CHANNEL_KIND_WORDS } from './channel-kind-words'

type ListProps = { readonly channels: readonly ChannelRow[] }

/** Addresses of the organisation that hear of events. */
export function ChannelsPage({ channels }: ListProps) {
  return (
    <>
      <Head
        title="Channels"
        lead="Where the organisation hears of what happens: receivers of webhooks, and rooms of a chat."
      >
        <a class="btn" href="/admin/channels/new">
          New channel
        </a>
      </Head>
      {channels.length === 0 && (
        <Empty title="No channels yet">
          <p>People are told by mail whatever is here; a channel tells a team or a program.</p>
        </Empty>
      )}
      {channels.length > 0 && (
        <ul class="rows">
          {channels.map((channel) => (
            <li>
              <div class="row-main">
                <a class="row-title" href={`/admin/channels/${channel.id}`}>
                  {channel.name}
                </a>
                <p class="small muted">
                  {CHANNEL_KIND_WORDS[channel.kind]}, {channel.shown}
                </p>
              </div>
              <ChannelState channel={channel} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What of it needs somebody's eyes, the worst first. */
export function ChannelState({ channel }: { readonly channel: ChannelRow }) {
  const { isActive, offWhy, failed, waiting, kind, secrets } = channel
  if (offWhy !== null) return <Badge tone="bad" words="Turned off" />
  if (!isActive) return <Badge words="Off" />
  if (kind === 'webhook' && secrets.length === 0) return <Badge tone="wait" words="No secret yet" />
  if (failed > 0) return <Badge tone="bad" words={`${failed} given up`} />
  if (waiting > 0) return <Badge tone="wait" words={`${waiting} waiting`} />
  return <Badge tone="good" words="On" />
}

type FormProps = { readonly draft: Draft; readonly problem: Said | null }

export function NewChannelPage({ draft, problem }: FormProps) {
  return (
    <div class="narrow">
      <Head back={{ href: '/admin/channels', words: 'Channels' }} title="New channel" />
      <ProblemNotice problem={problem} />
      <ChannelForm draft={draft} action="/admin/channels" isNew />
    </div>
  )
}
