import type { ChannelRow } from '../../db/channels'
import type { Page } from '../../db/page'
import type { Delivery, DeliveryState } from '../../domain/channel/channel'
import { Badge } from '../parts/badge'
import { Empty } from '../parts/empty'
import { Head } from '../parts/head'
import { addressOf, Pager } from '../parts/pager'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'

type Props = {
  readonly channel: ChannelRow
  readonly page: Page<Delivery>
  /** Which of them are shown; all where it is empty. */
  readonly state: DeliveryState | ''
  readonly cursor: string
}

/** What one channel was told or is to be told, and what came of it. */
export function DeliveriesPage({ channel, page, state, cursor }: Props) {
  const { id, name } = channel
  const home = `/admin/channels/${id}`
  const path = `${home}/deliveries`
  return (
    <div class="narrow">
      <Head
        back={{ href: home, words: name }}
        title="Deliveries"
        lead="Each is tried for three days, and kept for 30, the latest 10,000 of them. Of an answer only its status is kept."
      >
        <PostButton
          action={`${home}/replay`}
          variant="outline"
          confirm="Every message that was given up is sent again, under its own id."
        >
          Send all failed again
        </PostButton>
      </Head>
      <nav class="tabs" aria-label="Deliveries by state">
        {SHOWN.map(([value, words]) => (
          <a
            href={addressOf(path, { state: value })}
            aria-current={value === state ? 'page' : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
      {page.items.length === 0 && (
        <Empty title="Nothing here">
          <p>A test message on the page of the channel shows whether its address works.</p>
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

const SHOWN: readonly (readonly [DeliveryState | '', string])[] = [
  ['', 'All'],
  ['waiting', 'Waiting'],
  ['failed', 'Failed'],
  ['delivered', 'Delivered'],
]

const STATES: { readonly [state in DeliveryState]: readonly [tone: string, words: string] } = {
  waiting: ['wait', 'Waiting'],
  failed: ['bad', 'Failed'],
  delivered: ['good', 'Delivered'],
}

function Row({ home, delivery }: { readonly home: string; readonly delivery: Delivery }) {
  const { id, type, words, happenedAt, state, attempts, lastAt, lastStatus, lastWhy, nextAt } =
    delivery
  const [tone, said] = STATES[state]
  return (
    <li>
      <div class="row-main">
        <span class="row-title">{words}</span>
        <p class="small muted">
          <span class="mono">{type}</span>, <Instant at={happenedAt} />.{' '}
          {attempts === 1 ? 'One attempt' : `${attempts} attempts`}
          {lastAt !== null && ', the last '}
          {lastAt !== null && <Instant at={lastAt} />}
          {lastStatus !== null && `, answered ${lastStatus}`}.
          {state !== 'delivered' && lastWhy !== null && ` ${lastWhy}`}
          {nextAt !== null && ' Tried again '}
          {nextAt !== null && <Instant at={nextAt} />}
        </p>
        <p class="small muted mono">{id}</p>
      </div>
      <Badge tone={tone} words={said} />
      <PostButton
        action={`${home}/deliveries/${id}/again`}
        variant="outline"
        size="small"
        label={`Send again: ${id}`}
      >
        Send again
      </PostButton>
    </li>
  )
}
