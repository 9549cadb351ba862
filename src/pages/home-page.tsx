import type { Askable } from '../commands/askable'
import type { AskedBefore } from '../db/asked-before'
import type { Held, RequestLine } from '../db/board'
import type { Page } from '../db/page'
import type { LeasePhase } from '../domain/resource/state'
import type { Texts } from '../texts/english'
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
import { useTexts } from './texts'

export type HomeProps = {
  readonly name: string
  readonly leases: readonly Held[]
  readonly underWay: Page<RequestLine>
  readonly waiting: Page<RequestLine>
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
  const texts = useTexts()
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
  const words = summary(texts, leases.length, underWay, waiting)
  return (
    <>
      <Part name="top">
        <OverdueNotice count={overdueCount} />
        <Head title={texts.home.hello(name)} lead={words} news={words} />
      </Part>
      <Part name="held">
        {leases.length > 0 && (
          <section aria-labelledby="held">
            <h2 id="held" class="visually-hidden">
              {texts.home.held}
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
        {waiting.items.length > 0 && (
          <section class="section" aria-labelledby="waits">
            <div class="section-head">
              <h2 id="waits">{texts.home.waiting}</h2>
              <a class="btn" data-size="small" href="/waiting">
                {texts.home.decide}
              </a>
            </div>
            <RequestRows rows={waiting.items} now={now} showRequester />
          </section>
        )}
      </Part>
      <Part name="under-way">
        {underWay.items.length > 0 && (
          <section class="section" aria-labelledby="under-way">
            <div class="section-head">
              <h2 id="under-way">{texts.home.underWay}</h2>
              {underWay.next && (
                <a class="btn" data-variant="outline" data-size="small" href="/requests">
                  {texts.requests.title}
                </a>
              )}
            </div>
            <RequestRows rows={underWay.items} now={now} />
          </section>
        )}
      </Part>
      <section class="section" aria-labelledby="ask">
        <h2 id="ask">{texts.home.ask}</h2>
        <div class="stack">
          {!query.q && !query.cursor && <AskAgain items={again} />}
          <Search label={texts.home.search} q={query.q} found="#found" />
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

function HeldPass({ lease, now }: { readonly lease: Held; readonly now: number }) {
  const texts = useTexts()
  const { id, resourceName, accountName, phase, endsAt } = lease
  const href = `/leases/${id}`
  return (
    <Pass {...{ resourceName, accountName, endsAt, now, href }} phase={phase as LeasePhase}>
      <a class="btn" data-variant={phase === 'active' ? undefined : 'outline'} href={href}>
        {phase === 'active' ? texts.home.use : texts.home.seeHappening}
      </a>
      {phase === 'active' && (
        <PostButton
          action={`${href}/check-in`}
          variant="outline"
          confirm={texts.home.confirmGiveBack(accountName, resourceName)}
        >
          {texts.home.giveBack}
        </PostButton>
      )}
    </Pass>
  )
}

function Nothing({ q, hasMore }: { readonly q: string; readonly hasMore: boolean }) {
  const texts = useTexts()
  if (hasMore)
    return (
      <Empty title={texts.home.nothingSoFar}>
        <p>{texts.home.lookFurther}</p>
      </Empty>
    )
  return q ? (
    <Empty title={texts.home.nothingMatches(q)}>
      <p>
        {texts.home.onlyAskable((words) => (
          <a href="/">{words}</a>
        ))}
      </p>
    </Empty>
  ) : (
    <Empty title={texts.home.nothingYet}>
      <p>{texts.home.nothingYetWhy}</p>
    </Empty>
  )
}

function summary(
  { home }: Texts,
  held: number,
  underWay: Page<RequestLine>,
  waiting: Page<RequestLine>,
): string {
  const sentences = [
    held > 0 ? home.holds(held) : home.holdsNothing,
    saidOf(underWay, home.areUnderWay, home.moreAreUnderWay),
    saidOf(waiting, home.waitForYou, home.moreWaitForYou),
  ]
  return sentences.filter(Boolean).join(' ')
}

type Words = (count: number) => string

function saidOf({ items, next }: Page<RequestLine>, all: Words, some: Words): string {
  if (items.length === 0) return ''
  return next ? some(items.length) : all(items.length)
}
