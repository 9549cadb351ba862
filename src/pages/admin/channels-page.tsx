import type { ChannelRow } from '../../db/channels'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { ProblemNotice, type Said } from '../parts/notice'
import { useTexts } from '../texts'
import { ChannelForm } from './channel-form'

type ListProps = { readonly channels: readonly ChannelRow[] }

/** Addresses of the organisation that hear of events. */
export function ChannelsPage({ channels }: ListProps) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.shell.channels} lead={texts.channels.lead}>
        <a class="btn" href="/admin/channels/new">
          {texts.channels.new}
        </a>
      </Head>
      {channels.length === 0 && (
        <Empty title={texts.channels.none}>
          <p>{texts.channels.noneHint}</p>
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
                  {texts.channels.kinds[channel.kind]}, {channel.shown}
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
  const { channels } = useTexts()
  const { isActive, offWhy, failed, waiting, kind, secrets } = channel
  if (offWhy !== null) return <Badge tone="bad" words={channels.turnedOff} />
  if (!isActive) return <Badge words={channels.off} />
  if (kind === 'webhook' && secrets.length === 0)
    return <Badge tone="wait" words={channels.noSecret} />
  if (failed > 0) return <Badge tone="bad" words={channels.givenUp(failed)} />
  if (waiting > 0) return <Badge tone="wait" words={channels.waiting(waiting)} />
  return <Badge tone="good" words={channels.on} />
}

type FormProps = { readonly draft: Draft; readonly problem: Said | null }

export function NewChannelPage({ draft, problem }: FormProps) {
  const texts = useTexts()
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/channels', words: texts.shell.channels }}
        title={texts.channels.new}
      />
      <ProblemNotice problem={problem} />
      <ChannelForm draft={draft} action="/admin/channels" isNew />
    </div>
  )
}
