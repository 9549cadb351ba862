import { connectorOf } from '../connectors/registry'
import type { RequestRow } from '../db/board'
import type { Page } from '../db/page'
import type { Texts } from '../texts/english'
import { Deciding } from './parts/deciding'
import { Empty } from './parts/empty'
import { Head } from './parts/head'
import { KeysButton, KeysHelp } from './parts/keys-help'
import { Notice } from './parts/notice'
import { Pager, type Query } from './parts/pager'
import { Residue } from './parts/residue'
import { ReviewsOwed } from './parts/reviews-owed'
import { Instant, Left } from './parts/time'
import { Why } from './parts/why'
import { useTexts } from './texts'

type Props = {
  readonly waiting: Page<RequestRow>
  /** Emergencies of others that they may review. */
  readonly reviews?: Page<RequestRow>
  readonly query?: Query
  readonly now: number
  readonly said: string
}

/** Every decision that waits for this person, the most urgent first, each made right here. */
export function WaitingPage({ waiting, reviews = NONE, query = {}, now, said }: Props) {
  const texts = useTexts()
  const rows = waiting.items
  const count = rows.length + reviews.items.length
  const hasMore = waiting.next !== null || reviews.next !== null
  return (
    <div class="narrow">
      <Head
        title={texts.shell.waiting}
        lead={rows.length > 0 ? texts.waiting.mostUrgentFirst : undefined}
        news={waitWords(texts, count, hasMore)}
      >
        {rows.length > 0 && <KeysButton />}
      </Head>
      {said && <Notice tone="good" title={said} />}
      {count === 0 && (
        <Empty title={texts.waiting.nothing}>
          <p>{texts.waiting.nothingWhy}</p>
        </Empty>
      )}
      <div class="stack" data-parts>
        {rows.map((row) => (
          <Decision row={row} now={now} />
        ))}
      </div>
      <Pager path="/waiting" query={query} next={waiting.next} />
      <ReviewsOwed rows={reviews.items} now={now} />
      <Pager path="/waiting" query={query} next={reviews.next} name="reviewsCursor" />
      <KeysHelp />
    </div>
  )
}

const NONE = { items: [], next: null }

function waitWords({ home, news }: Texts, count: number, hasMore: boolean): string {
  if (count === 0) return news.nothingWaits
  return hasMore ? home.moreWaitForYou(count) : home.waitForYou(count)
}

function Decision({ row, now }: { readonly row: RequestRow; readonly now: number }) {
  const texts = useTexts()
  const { id, requesterName, resourceName, accountName, justification, deadlineAt } = row
  return (
    <article
      class="card"
      aria-labelledby={`${id}-title`}
      tabindex={-1}
      data-decision
      data-part={id}
    >
      <div class="card-head">
        <div>
          <h2 id={`${id}-title`}>
            <a class="row-title" href={`/requests/${id}`}>
              {texts.waiting.asksFor(
                requesterName,
                resourceName,
                <span class="of">{texts.parts.as(accountName)}</span>,
              )}
            </a>
          </h2>
          <p class="muted">
            {texts.waiting.askedFor(
              texts.duration(row.durationSeconds),
              <Instant at={row.filedAt} />,
            )}
          </p>
        </div>
        {deadlineAt !== null && (
          <span class="badge nowrap" data-tone="wait">
            {texts.waiting.left(<Left until={deadlineAt} now={now} />)}
          </span>
        )}
      </div>
      <Why text={justification} />
      <WhatStays connectorKind={row.connectorKind} />
      <Deciding requestId={id} from="waiting" />
    </article>
  )
}

/** What approvers should know before they say yes; nothing where the kind is not known. */
function WhatStays({ connectorKind }: Pick<RequestRow, 'connectorKind'>) {
  const residue = connectorOf(connectorKind)?.residue
  if (!residue) return null
  return <Residue text={residue} />
}
