import type { ChannelRow } from '../../db/channels'
import type { Page } from '../../db/page'
import type { Delivery, DeliveryState } from '../../domain/channel/channel'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { addressOf, Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { useTexts } from '../texts'

type Props = {
  readonly channel: ChannelRow
  readonly page: Page<Delivery>
  /** Which of them are shown; all where it is empty. */
  readonly state: DeliveryState | ''
  readonly cursor: string
}

/** What one channel was told or is to be told, and what came of it. */
export function DeliveriesPage({ channel, page, state, cursor }: Props) {
  const { channels } = useTexts()
  const { id, name } = channel
  const home = `/admin/channels/${id}`
  const path = `${home}/deliveries`
  return (
    <div class="narrow">
      <Head
        back={{ href: home, words: name }}
        title={channels.deliveries}
        lead={channels.deliveriesLead}
      >
        <PostButton action={`${home}/replay`} variant="outline" confirm={channels.confirmReplay}>
          {channels.replay}
        </PostButton>
      </Head>
      <nav class="tabs" aria-label={channels.byState}>
        {SHOWN.map((value) => (
          <a
            href={addressOf(path, { state: value })}
            aria-current={value === state ? 'page' : undefined}
          >
            {value === '' ? channels.all : channels.states[value]}
          </a>
        ))}
      </nav>
      {page.items.length === 0 && (
        <Empty title={channels.nothing}>
          <p>{channels.nothingHint}</p>
        </Empty>
      )}
      {page.items.length > 0 && (
        <ul class="rows">
          {page.items.map((delivery) => (
            <Row {...{ home, delivery }} />
          ))}
        </ul>
      )}
      <Pager path={path} query={{ state, cursor }} next={page.next} />
    </div>
  )
}

const SHOWN: readonly (DeliveryState | '')[] = ['', 'waiting', 'failed', 'delivered']

const TONES: { readonly [state in DeliveryState]: string } = {
  waiting: 'wait',
  failed: 'bad',
  delivered: 'good',
}

/** It says what was sent as it was sent, which is in English. */
function Row({ home, delivery }: { readonly home: string; readonly delivery: Delivery }) {
  const { channels, told } = useTexts()
  const { id, words, state, lastWhy, nextAt } = delivery
  return (
    <li>
      <div class="row-main">
        <span class="row-title" lang="en">
          {words}
        </span>
        <p class="small muted">
          <Tried delivery={delivery} />
          {state !== 'delivered' && lastWhy !== null && ` ${told(lastWhy)}`}
          {nextAt !== null && <> {channels.triedAgain(<Instant at={nextAt} />)}</>}
        </p>
        <p class="small muted mono">{id}</p>
      </div>
      <Badge tone={TONES[state]} words={channels.states[state]} />
      <PostButton
        action={`${home}/deliveries/${id}/again`}
        variant="outline"
        size="small"
        label={channels.sendThisAgain(id)}
      >
        {channels.sendAgain}
      </PostButton>
    </li>
  )
}

function Tried({ delivery }: { readonly delivery: Delivery }) {
  const { channels } = useTexts()
  const { type, happenedAt, attempts, lastAt, lastStatus } = delivery
  return channels.tried(
    <span class="mono">{type}</span>,
    <Instant at={happenedAt} />,
    attempts,
    lastAt === null ? null : <Instant at={lastAt} />,
    lastStatus,
  )
}
