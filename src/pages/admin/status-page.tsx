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
            value={withAge(overdue, oldestOverdueSeconds, 'the oldest for')}
          />
          <Figure words="Active" value={leases.active} />
          <Figure words="Opening" value={leases.granting} />
          <Figure words="Being taken away" value={leases.revoking} />
          <Figure words="Quarantined" value={leases.quarantined} />
        </Figures>
        <Figures title="Requests">
          <Figure words="Waiting for approval" value={requests.pending} />
          <Figure words="Approved" value={requests.approved} />
          <Figure words="In use" value={requests.in_use} />
        </Figures>
        <Figures title="Work that is owed">
          <Figure
            words="By resources"
            value={withAge(outboxOwed, numbers.outboxOldestSeconds, 'the oldest for')}
          />
          <Figure words="To resources" value={numbers.ordersOwed} />
        </Figures>
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
      <dl class="facts">{children}</dl>
    </section>
  )
}

function Figure({ words, value }: { readonly words: string; readonly value: Child }) {
  return (
    <>
      <dt>{words}</dt>
      <dd>{value}</dd>
    </>
  )
}

function InWords({ spread }: { readonly spread: Spread }) {
  const { count } = spread
  if (count === 0) return <>None yet</>
  return (
    <>
      half {boundWords(boundOf(spread, 0.5))}, 99 % {boundWords(boundOf(spread, 0.99))}, of{' '}
      {count === 1 ? 'one pass' : `${count} passes`}
    </>
  )
}

function boundWords(seconds: number | null): string {
  if (seconds === null) return 'in more than a day'
  return `within ${seconds < 60 ? `${seconds} s` : durationWords(seconds)}`
}

function withAge(count: number, seconds: number, words: string): string {
  return count === 0 ? '0' : `${count}, ${words} ${durationWords(seconds)}`
}
