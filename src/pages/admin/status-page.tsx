import type { Child } from 'hono/jsx'
import { type Numbers, SPREAD_DAYS } from '../../db/numbers'
import { boundOf, type Spread } from '../../db/spread'
import { durationWords } from '../parts/duration'
import { Head } from '../parts/head'

/** How the installation is doing: the numbers that monitoring reads, for people. */
export function StatusPage({ numbers }: { readonly numbers: Numbers }) {
  const { leases, requests, overdue, oldestOverdueSeconds, outboxOwed } = numbers
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/overdue', words: 'Overdue' }}
        title="Status"
        lead="The numbers that /metrics gives to monitoring."
      />
      <div class="stack">
        <Figures title="Access">
          <Figure
            words="Overdue"
            value={<Aged count={overdue} seconds={oldestOverdueSeconds} />}
            tone={overdue > 0 ? 'bad' : undefined}
          />
          <Figure words="Active" value={leases.active} />
          <Figure words="Opening" value={leases.granting} />
          <Figure words="Being taken away" value={leases.revoking} />
          <Figure
            words="Quarantined"
            value={leases.quarantined}
            tone={leases.quarantined > 0 ? 'bad' : undefined}
          />
        </Figures>
        <Figures title="Requests">
          <Figure words="Waiting for approval" value={requests.pending} />
          <Figure words="Approved" value={requests.approved} />
          <Figure words="In use" value={requests.in_use} />
        </Figures>
        <Figures title="Work that is owed">
          <Figure
            words="By resources"
            value={<Aged count={outboxOwed} seconds={numbers.outboxOldestSeconds} />}
          />
          <Figure words="To resources" value={numbers.ordersOwed} />
        </Figures>
        <Figures title="Channels of the organisation">
          <Figure
            words="Messages that wait"
            value={<Aged count={numbers.channelsWaiting} seconds={numbers.channelsOldestSeconds} />}
          />
          <Figure
            words="Messages given up"
            value={numbers.channelsFailed}
            tone={numbers.channelsFailed > 0 ? 'bad' : undefined}
          />
          <Figure
            words="Channels turned off"
            value={numbers.channelsTurnedOff}
            tone={numbers.channelsTurnedOff > 0 ? 'bad' : undefined}
          />
        </Figures>
        {numbers.providersRead > 0 && (
          <Figures title="Identity providers that are read">
            <Figure
              words="New access waits, unread for too long"
              value={numbers.providersUnread}
              tone={numbers.providersUnread > 0 ? 'bad' : undefined}
            />
            <Figure
              words="The longest since a whole reading"
              value={durationWords(numbers.oldestReadSeconds)}
            />
            <Figure
              words="People in doubt"
              value={numbers.inDoubt}
              tone={numbers.inDoubt > 0 ? 'wait' : undefined}
            />
          </Figures>
        )}
        <Figures title={`Ends of access in ${SPREAD_DAYS} days`}>
          <Figure
            words="Planned end to revoke"
            value={<InWords spread={numbers.revokeStarted} />}
          />
          <Figure
            words="Revoke to read-back"
            value={<InWords spread={numbers.revokeConfirmed} />}
          />
        </Figures>
      </div>
    </div>
  )
}

function Figures({ title, children }: { readonly title: string; readonly children: Child }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <dl class="tiles">{children}</dl>
    </section>
  )
}

type FigureProps = {
  readonly words: string
  readonly value: Child
  /** For what should be nothing and is not. */
  readonly tone?: 'bad' | 'wait' | undefined
}

function Figure({ words, value, tone }: FigureProps) {
  return (
    <div data-tone={tone}>
      <dt>{words}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function InWords({ spread }: { readonly spread: Spread }) {
  const { count } = spread
  if (count === 0) return <span class="muted">None yet</span>
  return (
    <>
      {boundWords(boundOf(spread, 0.5))}{' '}
      <span class="small muted">
        for half, {boundWords(boundOf(spread, 0.99))} for 99 % of{' '}
        {count === 1 ? 'one pass' : `${count} passes`}
      </span>
    </>
  )
}

function boundWords(seconds: number | null): string {
  if (seconds === null) return 'over a day'
  return seconds < 60 ? `${seconds} s` : durationWords(seconds)
}

function Aged({ count, seconds }: { readonly count: number; readonly seconds: number }) {
  if (count === 0) return <>0</>
  return (
    <>
      {count} <span class="small muted">the oldest for {durationWords(seconds)}</span>
    </>
  )
}
