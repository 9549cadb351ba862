import type { RequestRow } from '../db/board'
import type { Page } from '../db/page'
import { Empty } from './parts/empty'
import { Head } from './parts/head'
import { Pager, type Query } from './parts/pager'
import { RequestRows } from './parts/request-rows'
import { useTexts } from './texts'

type Props = {
  readonly open: Page<RequestRow>
  readonly past: Page<RequestRow>
  readonly query: Query
  readonly now: number
}

/** My requests: those that may still become something, and those that are over. */
export function RequestsPage({ open, past, query, now }: Props) {
  const texts = useTexts()
  return (
    <>
      <Head title={texts.requests.title} lead={texts.requests.lead}>
        <a class="btn" href="/#ask">
          {texts.home.ask}
        </a>
      </Head>
      {!query.cursor && (
        <section aria-labelledby="open">
          <h2 id="open" class="visually-hidden">
            {texts.requests.open}
          </h2>
          {open.items.length > 0 ? (
            <RequestRows rows={open.items} now={now} />
          ) : (
            <Empty title={texts.requests.nothing}>
              <p>
                {texts.requests.askWhenNeeded((words) => (
                  <a href="/#ask">{words}</a>
                ))}
              </p>
            </Empty>
          )}
          <Pager path="/requests" query={query} next={open.next} name="openCursor" />
        </section>
      )}
      {past.items.length > 0 && (
        <section class="section" aria-labelledby="past">
          <h2 id="past">{texts.requests.past}</h2>
          <RequestRows rows={past.items} now={now} />
        </section>
      )}
      <Pager path="/requests" query={query} next={past.next} />
    </>
  )
}
