import type { Askable } from '../commands/askable'
import type { AskedBefore } from '../db/asked-before'
import type { LeaseRow, RequestRow } from '../db/board'
import type { Page } from '../db/page'
import type { LeasePhase } from '../domain/resource/state'
import { AskAgain } from './parts/ask-again'
import { AskableList } from './parts/askable-list'
import { Empty } from './parts/empty'
import { Head } from './parts/head'
import { OverdueNotice } from './parts/overdue-notice'
import { Pager } from './parts/pager'
import { Part } from './parts/part'
import { Pass } from './parts/pass'
import { PostButton } from './parts/post-button'
import { RequestRows } from './parts/request-rows'
import { Search } from './parts/search'

export type HomeProps = {
  readonly name: string
  readonly leases: readonly LeaseRow[]
  readonly underWay: readonly RequestRow[]
  readonly waiting: readonly RequestRow[]
  readonly askable: Page<Askable>
  /** What was asked for lately and may be again. */
  readonly again?: readonly AskedBefore[]
  readonly query: { readonly q: string; readonly cursor: string }
  readonly now: number
  /** Accesses that should have ended; 0 to those who do not look after them. */
  readonly overdueCount?: number
}

/** What I hold, what is on its way, what waits for me, what I can ask for. */
export function HomePage(props: HomeProps) {
  const {
    name,
    leases,
    underWay,
    waiting,
    askable,
    query,
    now,
    again = [],
    overdueCount = 0,
  } = props
  const words = summary(leases.length, underWay.length, waiting.length)
  return (
    <>
      <Part name="top">
        <OverdueNotice count={overdueCount} />
        <Head title={`Hello, ${name}`} lead={words} news={words} />
      </Part>
      <Part name="held">
        {leases.length > 0 && (
          <section aria-labelledby="held">
            <h2 id="held" class="visually-hidden">
              What you hold
            </h2>
            <div class="passes">
              {leases.map((lease) => (
                <HeldPass lease={lease} now={now} />
              ))}
            </div>
          </section>
        )}
      </Part>
      <Part name="waits">
        {waiting.length > 0 && (
          <section class="section" aria-labelledby="waits">
            <div class="section-head">
              <h2 id="waits">Waiting for you</h2>
              <a class="btn" data-size="small" href="/waiting">
                Decide
              </a>
            </div>
            <RequestRows rows={waiting} now={now} showRequester />
          </section>
        )}
      </Part>
      <Part name="under-way">
        {underWay.length > 0 && (
          <section class="section" aria-labelledby="under-way">
            <h2 id="under-way">On its way</h2>
            <RequestRows rows={underWay} now={now} />
          </section>
        )}
      </Part>
      <section class="section" aria-labelledby="ask">
        <h2 id="ask">Ask for access</h2>
        <div class="stack">
          {!query.q && !query.cursor && <AskAgain items={again} />}
          <Search label="Search resources and accounts" q={query.q} found="#found" />
          <div id="found">
            {askable.items.length > 0 ? (
              <AskableList items={askable.items} />
            ) : (
              <Nothing q={query.q} hasMore={askable.next !== null} />
            )}
            <Pager path="/" query={query} next={askable.next} />
          </div>
        </div>
      </section>
    </>
  )
}

function HeldPass({ lease, now }: { readonly lease: LeaseRow; readonly now: number }) {
  const { id, resourceName, accountName, phase, endsAt } = lease
  const href = `/leases/${id}`
  return (
    <Pass {...{ resourceName, accountName, endsAt, now, href }} phase={phase as LeasePhase}>
      <a class="btn" data-variant={phase === 'active' ? undefined : 'outline'} href={href}>
        {phase === 'active' ? 'Use it' : 'See what is happening'}
      </a>
      {phase === 'active' && (
        <PostButton
          action={`${href}/check-in`}
          variant="outline"
          confirm={`Give back ${accountName} on ${resourceName}?`}
        >
          Give back
        </PostButton>
      )}
    </Pass>
  )
}

function Nothing({ q, hasMore }: { readonly q: string; readonly hasMore: boolean }) {
  if (hasMore)
    return (
      <Empty title="Nothing so far">
        <p>There are more resources than were looked at. Go on, or search by name.</p>
      </Empty>
    )
  return q ? (
    <Empty title={`Nothing matches “${q}”`}>
      <p>
        Only what some policy lets you ask for is listed. <a href="/">Show everything</a>
      </p>
    </Empty>
  ) : (
    <Empty title="There is nothing you may ask for yet">
      <p>An administrator adds resources and the policies that let you ask for them.</p>
    </Empty>
  )
}

function summary(held: number, underWay: number, waiting: number): string {
  const parts = [
    held > 0 ? `You hold ${held === 1 ? 'one pass' : `${held} passes`}.` : 'You hold nothing now.',
    underWay > 0 && `${underWay === 1 ? 'One request is' : `${underWay} requests are`} on the way.`,
    waiting > 0 && `${waiting === 1 ? 'One decision waits' : `${waiting} decisions wait`} for you.`,
  ]
  return parts.filter(Boolean).join(' ')
}
