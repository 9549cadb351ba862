import type { RequestRow } from '../db/board'
import type { Page } from '../db/page'
import { Empty } from './parts/empty'
import { Head } from './parts/head'
import { Pager } from './parts/pager'
import { RequestRows } from './parts/request-rows'

type Props = {
  readonly open: readonly RequestRow[]
  readonly past: Page<RequestRow>
  readonly cursor: string
  readonly now: number
}

/** My requests: those that may still become something, and those that are over. */
export function RequestsPage({ open, past, cursor, now }: Props) {
  return (
    <>
      <Head title="My requests" lead="What you asked for, and what became of it.">
        <a class="btn" href="/#ask">
          Ask for access
        </a>
      </Head>
      {!cursor && (
        <section aria-labelledby="open">
          <h2 id="open" class="visually-hidden">
            Open
          </h2>
          {open.length > 0 ? (
            <RequestRows rows={open} now={now} />
          ) : (
            <Empty title="Nothing is on its way">
              <p>
                <a href="/#ask">Ask for access</a> when you need it; it takes a minute.
              </p>
            </Empty>
          )}
        </section>
      )}
      {past.items.length > 0 && (
        <section class="section" aria-labelledby="past">
          <h2 id="past">Past</h2>
          <RequestRows rows={past.items} now={now} />
        </section>
      )}
      <Pager path="/requests" query={{ cursor }} next={past.next} />
    </>
  )
}
